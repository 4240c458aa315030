"""Slugs that sections once had, so that addresses from then lead to the section."""

from __future__ import annotations

from django.db import models

from nashra.editions.models.section import Section


class FormerSlug(models.Model):
    """A slug that a section had until it was renamed. Of several sections that had it, the last one is kept."""

    slug = models.SlugField(unique=True, allow_unicode=True, max_length=80)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="former_slugs")
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    def __str__(self) -> str:
        return self.slug
