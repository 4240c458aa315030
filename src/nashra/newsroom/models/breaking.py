"""What an edition's breaking bar says («عاجل»)."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.arabic.letters import count
from nashra.editions.models import Edition
from nashra.editions.models.clean_fields import LineField

LONGEST = 120
"""Letters, which a phone shows in four lines; marks are none."""


class BreakingNews(models.Model):
    """What stands under the header of all pages of an edition, until its end. An edition has one at most."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, related_name="breaking_news", verbose_name=_("edition")
    )
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    text = LineField(_("text"), max_length=3 * LONGEST)
    story = models.BigIntegerField(null=True, blank=True, db_index=True)
    """The number of the story that it leads to; it is shown only while readers see that story."""
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("until"), db_index=True)
    """Its end, at which the worker clears it."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    by.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta:
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if count(self.text) > LONGEST:
            raise ValidationError({"text": _("At most %(limit)s letters.") % {"limit": LONGEST}})
