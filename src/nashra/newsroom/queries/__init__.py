"""What others ask about stories. Nothing here writes."""
