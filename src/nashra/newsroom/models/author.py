"""Authors and their bylines."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from nashra.editions.models.clean_fields import LineField


class Author(models.Model):  # type: ignore[django-manager-missing]
    """Who writes, under the name that readers see."""

    name = LineField(_("name"), max_length=120, unique=True)
    role = LineField(_("role"), max_length=120, blank=True, help_text=_("Correspondent in Cairo, say."))

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Byline(Orderable):
    """An author of a story, at their place in the line."""

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, on_delete=models.DO_NOTHING, related_name="bylines", verbose_name=_("author")
    )
    """Deleted with its author by `actions.delete`: Django would load them all, and ask for each."""
    author.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        indexes = [models.Index(fields=["author", "article"], name="byline_of_author")]

    def __str__(self) -> str:
        return str(self.author)
