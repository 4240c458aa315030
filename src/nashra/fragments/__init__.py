"""The fragment store, the recipes' format, and joining fragments into a page.

Knows no Django. In: rendered pieces of HTML with a version. Out: a page's bytes, plain or compressed.

- `model`: what a fragment can be, and the entry that puts one under a key
- `protocol`: what a fragment store does; `lmdb` and `memory` do it
- `packed`: the bytes under which a fragment is stored, compressed beforehand
- `loading`: what a process has read, kept while nothing in the store changes
- `joining`: from a recipe to a page, in which no story is listed twice
- `locks`: one rendering at a time, in all processes
"""
