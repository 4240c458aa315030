"""The screen on which a story is told live: updates are posted, edited, marked as key moments and removed."""
