"""Pages: the recipe of each page, and the gathering and rendering of each fragment.

In: rows of the outbox, and keys that the store misses. Out: fragments in the store.
"""
