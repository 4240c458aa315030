"""Duplicates: stories that say the same, found by signatures that the database keeps in step with stories.

Pure: ``text`` (what of a story is compared), ``signature`` (its bands), ``comparing`` (what two texts share).
On the database: ``keeping`` (signatures follow stories), ``asking`` (who says the same as a text).
docs/duplicates.md tells why so, and how well it finds.
"""
