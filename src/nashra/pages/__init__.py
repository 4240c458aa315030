"""What readers see: recipes, and the fragments that they name.

In: keys. Out: fragments in the store, and the pages that Django answers itself.

- `registry`: all kinds of fragments
- `recipes`, `frame`: what a page consists of
- `context/`: from the database to the frozen values of `values`
- `renderers/`, `templates/`: from values to HTML
- `invalidation`: from a change to keys
- `render`, `generation`, `store`: keys rendered, their generations, the process's store
- `assemble`, `public/`: what Django answers
"""
