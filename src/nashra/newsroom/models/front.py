"""Fronts: how editors lay out an edition's home page and the pages of its sections, version by version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.editions.models import Edition, Section


class Front(models.Model):
    """The front of an edition, or of one of its sections, as readers have it now."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="fronts", verbose_name=_("edition")
    )
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, related_name="fronts", verbose_name=_("section")
    )
    """None: the home page."""
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    number = models.PositiveIntegerField(default=0)
    """Of its newest version; 0: nobody has edited it yet."""
    document = models.JSONField(default=list)
    """Of that version, see `newsroom.fronts.document`."""
    next_end = models.DateTimeField(null=True)
    """When the next of its pins ends; null: none does."""

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        constraints = [
            models.UniqueConstraint(fields=["edition", "section"], name="one_front_a_section"),
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(section__isnull=True), name="one_front_an_edition"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_end"], condition=models.Q(next_end__isnull=False), name="front_next_end"
            )
        ]

    def __str__(self) -> str:
        page = str(self.section) if self.section else _("home page")
        return f"{self.edition} › {page}"


class FrontVersion(models.Model):
    """A front as it was saved once. Restoring it makes a new one."""

    class What(models.TextChoices):
        """What was done to make it."""

        EDITED = "edited", _("edited")
        MERGED = "merged", _("edited, and joined with what others had saved")
        RESTORED = "restored", _("restored from an earlier version")

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="versions")
    front.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    number = models.PositiveIntegerField()
    document = models.JSONField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=10, choices=What.choices)
    restored = models.PositiveIntegerField(null=True)
    """Which version it restores; 0: what fills itself."""

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["front", "number"], name="front_version_once")]

    def __str__(self) -> str:
        return f"{self.front} ({self.number})"
