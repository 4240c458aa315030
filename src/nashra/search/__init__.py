"""Search, related stories and near-duplicates, on our own understanding of Arabic.

In: published stories. Out: ranked stories, extracts, suggestions.
"""
