"""Updates of a live coverage: what is told of an event while it lasts, each at its time."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.editions.models.clean_fields import LineField, LinesField

LONGEST = 5000
"""Letters of an update."""


class LiveUpdate(models.Model):
    """One update of a story that is covered live; the youngest is the one with the highest number."""

    story = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="live_updates")
    story.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    made_at = models.DateTimeField(_("when"), default=timezone.now)
    edited_at = models.DateTimeField(null=True, editable=False)
    headline = LineField(_("headline"), max_length=200, blank=True)
    text = LinesField(_("text"), max_length=LONGEST, help_text=_("Paragraphs are separated by empty lines."))
    embed = models.URLField(_("address of a film or post"), max_length=500, blank=True)
    author = LineField(_("author"), max_length=120, blank=True)
    is_key = models.BooleanField(_("key moment"), default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    """Raised by each change, so that nobody overwrites what somebody else has changed meanwhile."""
    form_key = models.UUIDField(unique=True, editable=False)
    """Of the form in which it was written, so that sending that form twice makes no second update."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    by.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        verbose_name = _("live update")
        verbose_name_plural = _("live updates")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["story", "-id"], name="live_update_newest"),
            models.Index(fields=["story", "-id"], condition=models.Q(is_key=True), name="live_update_key"),
        ]

    def __str__(self) -> str:
        return self.headline or self.text[:80]

    def clean(self) -> None:
        if self.is_key and not self.headline:
            raise ValidationError({"headline": _("A key moment needs a headline.")})
