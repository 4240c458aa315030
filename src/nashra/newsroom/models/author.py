"""Authors and their bylines."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models.clean_fields import LineField, LinesField
from nashra.newsroom.models.kept import KeptQuerySet, free_slug, slug_field


class AuthorQuerySet(KeptQuerySet["Author"]):
    """Authors, which are deleted by a mark."""


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
    slug = slug_field(_("The end of the address of the page; made of the name where it is left empty."))
    role = LineField(_("role"), max_length=120, blank=True, help_text=_("Correspondent in Cairo, say."))
    photo = models.ForeignKey(
        "newsroom.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    biography = LinesField(_("biography"), blank=True)
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
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(deleted_at__isnull=True),
                name="author_slug_once",
            ),
        ]
        indexes = [models.Index(fields=["slug"], name="author_slug")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self, self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse the name or slug of another; Django's own check leaves out a condition that no form shows."""
        others = type(self).objects.exclude(pk=self.pk)
        for field in ("name", "slug"):
            value = getattr(self, field)
            if value and others.filter(**{field: value}).exists():
                raise ValidationError({field: self.unique_error_message(type(self), (field,))})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Offer the author no more. Bylines keep the name, without the link to a page that is gone."""
        deleted: tuple[int, dict[str, int]] = type(self).objects.filter(pk=self.pk).delete()
        return deleted

    @classmethod
    def record_change(cls, number: int) -> None:
        """Record that bylines of the author read otherwise from now on."""
        outbox.record(Kind.AUTHOR, Subject(author=number))


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
