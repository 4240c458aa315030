"""Stories that an editor picked by hand to go with a story."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class SeeAlso(Orderable):
    """One picked story, at its place."""

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="see_also")
    target = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="seen_from", verbose_name=_("story")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("see also")
        verbose_name_plural = _("see also")

    def __str__(self) -> str:
        return str(self.target)

    def clean(self) -> None:
        if self.target_id and self.target_id == self.article_id:
            raise ValidationError({"target": _("A story cannot be picked to go with itself.")})
