"""What changes related lists, a verb a file."""
