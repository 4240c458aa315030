"""Views by the hour, and the ranking that they make."""

from __future__ import annotations

from django.db import models

from nashra.editions.models import Edition
from nashra.newsroom.models import Article


class HourlyViews(models.Model):
    """How often a story was opened in an edition within an hour."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    hour = models.DateTimeField()
    views = models.PositiveIntegerField(default=0)

    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "article", "hour"], name="views_once_an_hour")
        ]
        indexes = [models.Index(fields=["edition", "hour"], name="views_of_hour")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour:%Y-%m-%d %H}: {self.views}"


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
