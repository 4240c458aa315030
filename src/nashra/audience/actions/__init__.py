"""What changes views and rankings, a verb a file."""
