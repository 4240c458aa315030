"""The demo network: its editions, authors, stories and pictures, all invented."""
