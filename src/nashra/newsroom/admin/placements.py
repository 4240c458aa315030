"""The placements of a story in its form: a row an edition, checked together."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.panels.base import get_form_for_model

from nashra.editions.queries import first_edition
from nashra.newsroom.admin import form_rights
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.forms import MomentForm, MomentFormSet
from nashra.newsroom.admin.times.purpose import EMBARGO, END
from nashra.newsroom.models import Placement
from nashra.newsroom.models.placement import OVERRIDABLE


class PlacementForm(MomentForm):
    """One placement. A draft leaves out a new row in which only the proposed edition stands, and
    asks for nothing in the others."""

    is_left_out = False

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"embargo_at": MomentField, "expires_at": MomentField}

    def chosen_edition(self) -> int | None:
        """The edition that stands in the row, whose clock its times are read on."""
        return row_number(str(self["edition"].value() or ""))

    def is_published(self) -> bool:
        return self.instance.published_at is not None

    def ended(self) -> datetime | None:
        """Since when the story is no longer to be seen there; None where it may be."""
        end = self.cleaned_data.get("expires_at") if hasattr(self, "cleaned_data") else None
        return end if end is not None and end <= timezone.now() else None

    def refuse_end(self, end: datetime) -> None:
        """Say at the field that its time has passed."""
        said = wording.passed(end, self.fields["expires_at"].widget.own_clock(), timezone.now(), END)
        self.add_error("expires_at", said)

    def defer_required_fields(self) -> None:
        """Wagtail asks for this where a draft is saved."""
        super().defer_required_fields()
        self.is_left_out = self.instance.pk is None and not self._says_where()
        # A row left out before is counted as a first one when the form is sent again.
        self.empty_permitted |= self.is_left_out

    def has_changed(self) -> bool:
        return not self.is_left_out and super().has_changed()

    def _says_where(self) -> bool:
        """Whether more stands in the row than an edition."""
        told = set(self.changed_data) - {"edition", "section", "ORDER"}
        return bool(told or self["section"].value())

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_left_out and hasattr(self, "cleaned_data"):
            self.cleaned_data.setdefault("ORDER", None)  # by which Wagtail sorts all rows, this one too


class PlacementFormSet(MomentFormSet):
    """All placements of a story. A draft may have none yet; what is published needs one."""

    is_draft = False
    story_form: Any = None  # that it is a part of

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and (edition := first_edition()):
            self.propose({"edition": edition.pk})

    def propose(self, row: dict[str, int]) -> None:
        """Begin a new story with a row in which this stands; before the rows are asked for."""
        self.extra = 1
        self.initial_extra = [row]

    def clean(self) -> None:
        """Refuse a story without a placement, two in one edition, and two canonical ones."""
        kept = [form.cleaned_data for form in self.kept()]
        if not kept and not self.is_draft:
            raise ValidationError(_("Place the story: choose an edition and a section."), code="nowhere")
        editions = Counter(row["edition"] for row in kept if row.get("edition"))
        for edition, times in editions.items():
            if times > 1:
                raise ValidationError(
                    _("The story is placed twice in %(edition)s. Keep one of the two placements."),
                    params={"edition": edition},
                    code="edition_twice",
                )
        if sum(bool(row.get("canonical")) for row in kept) > 1:
            raise ValidationError(
                _("Only one placement can be the canonical one. Take the mark off the others."),
                code="canonical_twice",
            )
        super().clean()
        if not self.is_draft:
            self._refuse_to_end_everywhere()
        if self.story_form is not None and not any(form.errors for form in self.kept()):
            form_rights.check(self.story_form)

    def _refuse_to_end_everywhere(self) -> None:
        """A story may have ended in some of its editions; published where it has ended in all, nobody would see it."""
        ends = {row: end for row in self.kept() if (end := row.ended())}
        if len(ends) == len(self.kept()):
            for row, end in ends.items():
                row.refuse_end(end)

    def main_edition(self) -> int | None:
        """The edition of the canonical row, or of the first, on whose clock the story's own times are read."""
        rows = [row for row in self.forms if not self._is_deleted(row)]
        canonical = [row for row in rows if row["canonical"].value() in (True, "on")]
        return (canonical or rows)[0].chosen_edition() if rows else None

    def _is_deleted(self, row: PlacementForm) -> bool:
        return bool(row.is_bound and row["DELETE"].value())

    def kept(self) -> list[PlacementForm]:
        """The rows that stay or are new."""
        rows = [form for form in self.forms if not self._should_delete_form(form)]
        return [form for form in rows if form.has_changed() or form.instance.pk]


class StaleOverridesPanel(Panel):
    """Says where the article has moved away from what the edition says otherwise."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/stale_overrides.html"

        def is_shown(self) -> bool:
            return bool(self.instance and self.instance.stale_overrides())

        def show_panel_furniture(self) -> bool:
            return False

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {
                **super().get_context_data(parent_context),
                "stale_overrides": self.instance.stale_overrides(),
            }


class OverridesPanel(MultiFieldPanel):
    """What the edition says otherwise, folded away where it says nothing."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "newsroom/folded.html"

        def show_panel_furniture(self) -> bool:
            return False

        @property
        def is_used(self) -> bool:
            return any(getattr(self.instance, name) for name in OVERRIDABLE) or bool(self.form.errors)


class PlacementsPanel(InlinePanel):
    """An inline panel with the rows' own form, and a check across them."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        form = get_form_for_model(Placement, form_class=PlacementForm, defer_required_on_fields=deferred)
        options["formsets"][self.relation_name].update(form=form, formset=PlacementFormSet)
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **options: Any) -> None:
            form = options["form"]
            for row in form.formsets["placements"].forms if form else ():
                row.instance.article = options["instance"]
            super().__init__(**options)


def placements_panel() -> PlacementsPanel:
    """The panel, with what an edition says otherwise folded away."""
    return PlacementsPanel(
        "placements",
        label=_("placement"),
        heading=_("Placements"),
        panels=[
            StaleOverridesPanel(),
            FieldRowPanel(
                [
                    FieldPanel("edition", widget=forms.Select),
                    FieldPanel("section", widget=forms.Select),
                ]
            ),
            FieldPanel("canonical"),
            FieldRowPanel(
                [
                    FieldPanel("embargo_at", widget=MomentInput(EMBARGO)),
                    FieldPanel("expires_at", widget=MomentInput(END)),
                ]
            ),
            OverridesPanel(
                [
                    FieldPanel("headline"),
                    FieldPanel("summary"),
                    FieldRowPanel([FieldPanel("city"), FieldPanel("slug")]),
                    FieldPanel("lead_photo"),
                ],
            ),
        ],
    )
