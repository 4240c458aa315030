"""Where stories stood once, so that their addresses there say so."""

from __future__ import annotations

from django.db import models

from nashra.editions.models import Edition


class RemovedPlacement(models.Model):
    """An edition in which readers could once open a story, and which no longer places it."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "edition"], name="removed_once_an_edition")]

    def __str__(self) -> str:
        return f"{self.article_id} › {self.edition_id}"
