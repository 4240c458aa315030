"""From a recipe to a page's bytes. Knows no Django.

In: a recipe and the fragments it names. Out: a page as one gzip stream, joined without compressing anything.

- `loader`: what a process has read from the store, kept while nothing in it changes
- `segments`: lists, bundles and sequences of parts while they are joined
- `page`: from a recipe to a page, in which no story is listed twice
"""
