"""Related stories, on the database: each story's list, computed at publish and edited by hand.

``reading`` (who is in whose list), ``computing`` (both ways, at publish), ``editing`` (pinned and struck out),
``gathering`` (the stories to compare, from the index and the database), ``writing`` (the rows that change);
``panel`` and ``hooks`` are the part that editors see. What is near is decided in ``nashra.search.nearness``.
"""

from nashra.search.related.computing import compute
from nashra.search.related.editing import pin, restore, strike
from nashra.search.related.reading import listing, numbers, on_article_delete

__all__ = ["compute", "listing", "numbers", "on_article_delete", "pin", "restore", "strike"]
