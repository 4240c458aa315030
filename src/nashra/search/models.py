"""What is kept of the comparison of stories."""

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


class StorySignature(models.Model):
    """What a story was last compared by; its bands are kept each in a row of SignatureBand too."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="signature"
    )
    bands = models.BinaryField(default=bytes)
    """As nashra.search.duplicates.shelf packs them."""

    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    def __str__(self) -> str:
        return str(self.article_id)


class SignatureBand(models.Model):
    """A band and a story that has it, in one number, so that a band's stories lie side by side, the newest last."""

    key = models.BigAutoField(primary_key=True)
    """The band, shifted by the 31 bits of the story's number. Always given; this field, for only what SQLite
    calls an integer primary key is the row's own number, with no index beside it."""

    def __str__(self) -> str:
        return str(self.key)
