"""Feeds as text: what a channel and its items are, and how RSS, Atom and JSON Feed write them. Knows no database."""
