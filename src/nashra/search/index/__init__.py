"""The index: every story's words on disk, by Tantivy, fed with our own tokens.

In come stories as they stand in each edition; out come those that have a query's words, by BM25.
``TantivyEngine`` is the one engine today; ``nashra.search.engine`` says what another would have to do.
Knows no Django.
"""
