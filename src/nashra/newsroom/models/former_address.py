"""Addresses that pages once had, so that they lead on to where their page is now."""

from __future__ import annotations

from django.db import models


class FormerAddress(models.Model):
    """A slug that a topic, an author or an edition's page had until it was renamed, or became part of another.

    What has a slug now comes before what once had it. Of several that had it, the last one is kept.
    """

    kind = models.CharField(max_length=12)
    """topic, author or page."""
    edition = models.BigIntegerField(default=0)
    """Of a page; 0: all of the network's."""
    slug = models.CharField(max_length=80)
    target = models.BigIntegerField()
    """The number of what is found there now."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "edition", "slug"], name="former_address_once")
        ]
        indexes = [models.Index(fields=["kind", "target"], name="former_address_target")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
