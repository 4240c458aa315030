"""Why a story was taken down, and what its address tells readers since."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.editions.models.clean_fields import LinesField
from nashra.newsroom.reasons import Reason

LONGEST = 1000
"""Letters of a text about it."""


class Withdrawal(models.Model):
    """How a story was taken down last. It outlives the story, whose address keeps the note for readers.

    It says nothing of a story that is published again.
    """

    number = models.BigIntegerField(primary_key=True)
    """The story's."""
    reason = models.CharField(_("reason"), max_length=16, choices=Reason.choices)
    details = LinesField(
        _("details for the desk"), max_length=LONGEST, blank=True, help_text=_("Readers never see them.")
    )
    note = LinesField(
        _("note to readers"),
        max_length=LONGEST,
        blank=True,
        help_text=_("Shown at the story's address, in every edition where it stood."),
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.number}: {self.get_reason_display()}"

    def clean(self) -> None:
        if self.reason == Reason.OTHER and not self.details:
            raise ValidationError({"details": _("Say which.")})
        for name in ("details", "note"):
            if len(getattr(self, name)) > LONGEST:
                raise ValidationError({name: _("At most %(limit)s letters.") % {"limit": LONGEST}})
