"""What changes editions and their sections, a verb a file; each is one transaction that records the change."""
