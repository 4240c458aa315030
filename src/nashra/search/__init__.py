"""Search, on our own understanding of Arabic.

In: published stories, and what readers type. Out: ranked stories, extracts, suggestions.

- `query/`: parsing the box, what may have been meant, extracts, suggestions
- `engine`: the protocol of an engine; `index/` implements it with Tantivy
- `ranking/`: the second stage, a feature a file
- `search`: both stages together
- `indexing/`: the index kept in step with the database
- `admin/`: what the newsroom's lists ask the index
"""
