"""What stories are compared by to find those that say the same."""

from __future__ import annotations

from django.db import models

from nashra.newsroom.models import Article


class StorySignature(models.Model):
    """What a story was last compared by; its bands are kept each in a row of SignatureBand too."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="signature"
    )
    bands = models.BinaryField(default=bytes)
    """As nashra.duplicates.band_store packs them."""

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
