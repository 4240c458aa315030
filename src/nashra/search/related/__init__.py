"""Related stories, on the database: each story's list, computed at publish and edited by hand.

``reading`` (who is in whose list), ``computing`` (both ways, at publish), ``editing`` (pinned and struck out),
``gathering`` (the stories to compare, from the index and the database), ``texts`` (stories as the database has them),
``writing`` (the rows that change), ``statements`` (what the database is asked); ``panel``, ``history`` and ``hooks``
are the part that editors see. What is near is decided in ``nashra.search.nearness``.
"""

from nashra.search.related.computing import compute, compute_all
from nashra.search.related.editing import pin, restore, strike
from nashra.search.related.reading import listing, numbers, on_article_delete

__all__ = ["compute", "compute_all", "listing", "numbers", "on_article_delete", "pin", "restore", "strike"]
