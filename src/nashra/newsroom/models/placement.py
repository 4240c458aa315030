"""A story in an edition."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from nashra.arabic import slugs
from nashra.editions.models import Edition, Section
from nashra.editions.models.clean_fields import LineField, LinesField

OVERRIDABLE = ("headline", "slug", "summary", "city", "lead_photo")
"""What an edition may say otherwise than the article."""


class Placement(Orderable):
    """Where an edition shows an article, since when, and what it says otherwise there.

    live, published_at and revised_at are set by the actions alone, never by a form or a revision.
    """

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="placements")
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="placements", verbose_name=_("edition")
    )
    edition.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,  # in a draft; what is live has one
        related_name="placements",
        verbose_name=_("section"),
    )
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    canonical = models.BooleanField(
        _("canonical"),
        default=False,
        help_text=_("The story's own host, where it stands in several editions."),
    )
    live = models.BooleanField(default=False, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    revised_at = models.DateTimeField(null=True, editable=False)
    """When what readers of the edition read last changed, see `newsroom.read_content`; null: not since published_at."""
    embargo_at = models.DateTimeField(
        _("not before"), null=True, blank=True, help_text=_("Readers of this edition see it from then on.")
    )
    expires_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("It is taken down in this edition at that time.")
    )
    headline = LineField(_("headline in this edition"), max_length=255, blank=True)
    slug = LineField(_("slug in this edition"), max_length=255, blank=True)
    summary = LinesField(_("summary in this edition"), blank=True)
    city = LineField(_("city in this edition"), max_length=80, blank=True)
    lead_photo = models.ForeignKey(
        "newsroom.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead photo in this edition"),
    )
    overridden = models.JSONField(default=dict, blank=True, editable=False)
    """What the article said when each override was written, by the field's name."""

    class Meta(Orderable.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [models.UniqueConstraint(fields=["article", "edition"], name="placed_once_an_edition")]
        indexes = [
            models.Index(
                fields=["edition", "-published_at", "-article"],
                condition=models.Q(live=True),
                name="placement_latest",
            ),
            models.Index(
                fields=["edition", "section", "-published_at", "-article"],
                condition=models.Q(live=True),
                name="placement_in_section",
            ),
            models.Index(fields=["section", "-article"], name="placement_section_article"),
            models.Index(
                fields=["embargo_at"],
                condition=models.Q(live=False, embargo_at__isnull=False),
                name="placement_embargo",
            ),
            models.Index(
                fields=["expires_at"],
                condition=models.Q(live=True, expires_at__isnull=False),
                name="placement_expiry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition if self.edition_id else '…'} › {self.section or '…'}"

    def clean(self) -> None:
        if self.embargo_at and self.expires_at and self.expires_at <= self.embargo_at:
            raise ValidationError({"expires_at": _("The end must come after the beginning.")})
        self.slug = slugs.slug(self.slug)
        self.check_section()

    def check_section(self) -> None:
        """Refuse a section that the edition does not show, and name those that it does."""
        if not (self.edition_id and self.section_id):
            return
        shown = list(self.edition.shown_sections.select_related("section"))
        if self.section_id in {row.section_id for row in shown}:
            return
        names = {
            "edition": self.edition,
            "section": self.section,
            "sections": str(_(", ")).join(map(str, shown)),
        }
        if not shown:
            raise ValidationError(
                {
                    "section": _("%(edition)s shows no section yet. Add its sections to the edition first.")
                    % names
                }
            )
        raise ValidationError(
            {"section": _("%(edition)s does not show %(section)s. Choose one of: %(sections)s.") % names}
        )

    def is_due(self, now: datetime) -> bool:
        """Whether readers may see it at a time, given that its article is live."""
        begun = self.embargo_at is None or self.embargo_at <= now
        return begun and (self.expires_at is None or self.expires_at > now)

    def stale_overrides(self) -> list[tuple[str, str]]:
        """Fields of which the article says something else than when they were overridden, and what it says now."""
        return [
            (str(self.article._meta.get_field(name).verbose_name), getattr(self.article, name))
            for name, then in self.overridden.items()
            if getattr(self, name) and getattr(self.article, name) != then
        ]
