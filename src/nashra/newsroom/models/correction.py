"""Corrections that readers are told of."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from nashra.editions.models.clean_fields import LinesField


class Correction(models.Model):
    """What was wrong and was put right after publication."""

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="corrections")
    text = LinesField(_("what was corrected"))
    made_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.text
