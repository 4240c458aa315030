"""A story in the related list of another."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from nashra.newsroom.models import Article


class RelatedStory(models.Model):
    """A story in the related list of another, with what brought it there."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_stories")
    related = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="related_to", verbose_name=_("story")
    )
    score = models.FloatField(_("likeness"), default=0)
    words = models.CharField(_("words in common"), max_length=300, blank=True)
    pinned = models.PositiveIntegerField(null=True, blank=True)
    """The place, from 0, that an editor or an importer gave it; computed where null."""
    struck = models.BooleanField(default=False)
    """An editor does not want it there."""

    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    related.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        constraints = [models.UniqueConstraint(fields=["article", "related"], name="related_once")]
        ordering = [models.F("pinned").asc(nulls_last=True), "-score", "-related"]

    def __str__(self) -> str:
        return str(self.related)
