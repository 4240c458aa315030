"""What readers lack of stories at present."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.newsroom.faults import Piece


class StoryFault(models.Model):
    """A piece of a story that could not be rendered or indexed; removed when it can."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    piece = models.CharField(max_length=10, choices=Piece.choices)
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)
    checked_at = models.DateTimeField(default=timezone.now)
    error = models.TextField()

    class Meta:
        verbose_name = _("what failed")
        verbose_name_plural = _("what failed")
        constraints = [models.UniqueConstraint(fields=["article", "piece"], name="fault_once_a_piece")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.piece}"
