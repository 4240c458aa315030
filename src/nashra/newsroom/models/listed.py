"""Which published stories the lists of topics, authors and kinds have: a row for each, in the order of its list.

Written anew for a story whenever it changes for readers (`actions/list_story.py`), so that a page of a list is read
from one index, however many stories the list has.
"""

from __future__ import annotations

from django.db import models

from nashra.editions.models import Edition

TOPIC, AUTHOR, KIND = "topic", "author", "kind"

OPINION, GALLERY, VIDEO, LIVE = 1, 2, 3, 4
"""The lists of each kind of story, in the place of a number; live are those that are covered live now."""


class Listed(models.Model):
    """A story that readers of an edition see, in a list of a topic, an author or a kind there."""

    kind = models.CharField(max_length=12)
    """topic, author or kind."""
    subject = models.BigIntegerField()
    """The topic's or author's number, or which kind it is."""
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    published_at = models.DateTimeField()
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        indexes = [
            models.Index(
                fields=["edition", "kind", "subject", "-published_at", "-article"], name="listed_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.article_id}"
