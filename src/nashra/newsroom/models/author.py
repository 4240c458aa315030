"""Authors and their bylines."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from nashra.editions.models.clean_fields import LineField


class AuthorQuerySet(models.QuerySet["Author"]):
    """Authors, who are deleted as `Author.delete` says."""

    def delete(self) -> tuple[int, dict[str, int]]:
        count = self.update(deleted_at=timezone.now())
        return count, {self.model._meta.label: count}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class PresentAuthors(models.Manager.from_queryset(AuthorQuerySet)):  # type: ignore[misc]  # made by a call
    """Authors that were not deleted."""

    def get_queryset(self) -> AuthorQuerySet:
        found: AuthorQuerySet = super().get_queryset()
        return found.filter(deleted_at__isnull=True)


class Author(models.Model):  # type: ignore[django-manager-missing]
    """Who writes, under the name that readers see.

    A deleted author is offered nowhere any more, and `objects` has none. The row stays for the bylines, which every
    revision names by its number: `byline.author` finds it, and so does ``_base_manager``.
    """

    name = LineField(_("name"), max_length=120)
    role = LineField(_("role"), max_length=120, blank=True, help_text=_("Correspondent in Cairo, say."))
    deleted_at = models.DateTimeField(null=True, editable=False)

    objects = PresentAuthors()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(deleted_at__isnull=True),
                name="author_named_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse the name of another; Django's own check leaves out a condition that no form shows."""
        if type(self).objects.filter(name=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": self.unique_error_message(type(self), ("name",))})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Offer the author no more. Bylines keep the name, so no page and no draft changes."""
        return type(self).objects.filter(pk=self.pk).delete()


class Byline(Orderable):
    """An author of a story, at their place in the line."""

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    author.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        indexes = [models.Index(fields=["author", "article"], name="byline_of_author")]

    def __str__(self) -> str:
        return str(self.author)
