"""What the newsroom has planned: who is to write what, until when, and from where."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nashra.editions.models import Edition, Section
from nashra.editions.models.clean_fields import LineField, LinesField


class Assignment(models.Model):
    """A story that somebody is to write for a section of an edition; its draft, once it is begun, is its story."""

    class State(models.TextChoices):
        """How far it is. Being in work and being filed follow from its story by themselves."""

        OPEN = "open", pgettext_lazy("an assignment", "open")
        IN_WORK = "in_work", pgettext_lazy("an assignment", "in work")
        FILED = "filed", pgettext_lazy("an assignment", "filed")
        DROPPED = "dropped", pgettext_lazy("an assignment", "dropped")

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="+", verbose_name=_("edition")
    )
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    section = models.ForeignKey(
        Section, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("section")
    )
    """Null: its section was deleted."""
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    slug_line = LineField(_("slug line"), max_length=120)
    brief = LinesField(_("what is asked"), blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("reporter"),
    )
    reporter.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    due = models.DateTimeField(_("due"))
    place = LineField(_("place"), max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    story = models.OneToOneField(
        "newsroom.Article", on_delete=models.SET_NULL, null=True, related_name="assignment"
    )
    story.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_by.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        default_permissions = ()  # its policy goes by roles, and by the rights over stories
        ordering = ["due", "id"]
        indexes = [
            models.Index(fields=["edition", "due"], name="assignment_due"),
            models.Index(fields=["edition", "section", "due"], name="assignment_section"),
            models.Index(fields=["edition", "reporter", "due"], name="assignment_reporter"),
            models.Index(
                fields=["reporter", "due"],
                condition=models.Q(state__in=("open", "in_work")),
                name="assignment_of_reporter",
            ),
            models.Index(
                fields=["edition", "due"],
                condition=models.Q(state="open", reporter__isnull=True),
                name="assignment_unassigned",
            ),
        ]

    def __str__(self) -> str:
        return self.slug_line

    def is_overdue(self, now: datetime) -> bool:
        """Whether its time has passed and it is not filed."""
        return self.due < now and self.state in UNFINISHED


UNFINISHED = (Assignment.State.OPEN, Assignment.State.IN_WORK)
