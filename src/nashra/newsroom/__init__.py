"""The newsroom: articles, placements, authors, photos, workflow, and the actions that change them.

In: what editors, the command line and importers say. Out: stories, and rows on the line of changes.
Only the modules of nashra.newsroom.actions write.
"""
