"""What is kept of views: a score for each story that is read in an edition, and the ranking that follows."""

from __future__ import annotations

from django.db import models

from nashra.editions.models import Edition
from nashra.newsroom.models import Article


class StoryScore(models.Model):
    """How much a story is read in an edition: all its views in one number, in which a view's weight decays."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    """See `nashra.audience.decay`."""

    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "article"], name="scored_once_an_edition")]
        indexes = [models.Index(fields=["edition", "-score", "-article"], name="scores_of_edition")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.score:.6f}"


class MostRead(models.Model):
    """A story's place in an edition's ranking."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()

    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "article"], name="ranked_once")]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}. {self.article_id}"
