"""Pages that an edition's chief editor writes: who we are, how to reach us, what we do with what we know of readers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models import Edition
from nashra.editions.models.clean_fields import LineField
from nashra.newsroom.models.body import BodyField, PageBlock
from nashra.newsroom.models.kept import KeptQuerySet, free_slug, slug_field


class EditionPageQuerySet(KeptQuerySet["EditionPage"]):
    """Pages, which are deleted by a mark."""


class PresentPages(models.Manager.from_queryset(EditionPageQuerySet)):  # type: ignore[misc]  # made by a call
    """Pages that were not deleted."""

    def get_queryset(self) -> EditionPageQuerySet:
        found: EditionPageQuerySet = super().get_queryset()
        return found.filter(deleted_at__isnull=True)


class EditionPage(models.Model):
    """A page of one edition that is no story. Readers see it as it was saved last.

    A deleted one keeps its row, so that its addresses say that it is gone.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="pages", verbose_name=_("edition")
    )
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    edition_id: int
    title = LineField(_("title"), max_length=120)
    slug = slug_field(_("The end of the address of the page; made of the title where it is left empty."))
    body = BodyField(PageBlock(required=False), blank=True, verbose_name=_("text"))
    in_footer = models.BooleanField(_("named at the foot of all pages"), default=True)
    position = models.PositiveSmallIntegerField(
        _("place in the order"), default=0, help_text=_("Smaller numbers come first.")
    )
    changed_at = models.DateTimeField(auto_now=True, editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)

    objects = PresentPages()

    class Meta:
        verbose_name = _("page of an edition")
        verbose_name_plural = _("pages of editions")
        ordering = ["edition", "position", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                condition=models.Q(deleted_at__isnull=True),
                name="page_slug_once",
            )
        ]
        indexes = [models.Index(fields=["edition", "slug"], name="page_slug")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self, self.title, edition=self.edition_id)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse the slug of another page of the edition; Django's own check leaves out what no form shows."""
        others = type(self).objects.filter(edition=self.edition_id).exclude(pk=self.pk)
        if self.slug and others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another page of this edition has this slug.")})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Take the page away; its address says that it is gone."""
        deleted: tuple[int, dict[str, int]] = type(self).objects.filter(pk=self.pk).delete()
        return deleted

    @classmethod
    def record_change(cls, number: int) -> None:
        """Record that the page, and what names it, reads otherwise from now on."""
        edition = cls._base_manager.values_list("edition", flat=True).get(pk=number)
        outbox.record(Kind.PAGE, Subject(edition=edition, page=number))
