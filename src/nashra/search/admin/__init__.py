"""What the newsroom's lists ask the index."""
