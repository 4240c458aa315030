"""What a fragment is, its key, its bytes, and the store that keeps it. Knows no Django.

In: rendered pieces of HTML with a version. Out: the bytes from which pages are assembled.

- `model`: what a fragment can be, and the entry that puts one under a key
- `key`: the keys, spelt nowhere else
- `codec`: the bytes under which a fragment is stored, compressed beforehand
- `store`: what a fragment store does (`protocol`), and what does it (`lmdb`, `memory`)
- `store.locks`: one rendering at a time, in all processes
"""
