"""The newsroom: articles, placements, authors, photos, workflow, and the actions that change them.

In: what editors, the command line and importers say. Out: stories, and rows of the outbox.
Only the modules of `actions/` write; others read through `queries/` and `story_text`.

- `models/`: what is kept, a model or a close family a file
- `actions/`: what changes it, a verb a file
- `queries/`: what others ask
- `story_text`: the words of a story's body
- `schedule`: what goes live or ends by the clock
- `admin/`: the desk, in Wagtail's admin
"""
