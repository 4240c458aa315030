"""Duplicates: stories that say the same, found by signatures that the database keeps in step with stories.

Pure: `compared_text` (what of a story is compared), `signature` (its bands), `comparison` (what two texts share).
On the database: `consumer` (signatures follow stories), `lookup` (who says the same as a text), `band_store`.
"""
