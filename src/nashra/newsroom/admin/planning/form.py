"""The short form of an assignment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name

from nashra.editions.models import Edition, EditionSection
from nashra.newsroom.actions.assign import CHANGEABLE, Plan
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.purpose import DUE
from nashra.newsroom.models import Assignment


class ReporterField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's own takes none when it runs
    """People by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return get_user_display_name(obj)


class AssignmentForm(forms.Form):
    """What is to be written, by whom, until when, from where; all times on the edition's clock."""

    slug_line = forms.CharField(
        label=_("Slug line"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    section = forms.ChoiceField(label=_("Section"))
    reporter = ReporterField(None, label=_("Reporter"), required=False, empty_label=_("Nobody yet"))
    due = MomentField(label=_("Due"), widget=MomentInput(DUE))
    place = forms.CharField(label=_("Place"), max_length=80, required=False)
    brief = forms.CharField(
        label=_("What is asked"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    began_from = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, user: Any, edition: Edition, *args: Any, shown: Assignment | None = None, **kwargs: Any
    ):
        """shown: the assignment that is edited; None for a new one."""
        super().__init__(*args, **{"auto_id": "assignment-%s", **kwargs})
        self.edition = edition
        self.sections = sections_for(user, edition, shown)
        self.fields["section"].choices = [(pk, name) for pk, name in self.sections.items()]  # type: ignore[attr-defined]
        self.fields["reporter"].queryset = assignments.reporters(edition.pk)  # type: ignore[attr-defined]
        due = self.fields["due"]
        due.widget.clock = clock_of(edition)
        if shown is not None:
            due.shown = shown.due  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """What a valid form says."""
        said = {name: self.cleaned_data[name] for name in CHANGEABLE}
        section = EditionSection.objects.select_related("section").get(
            edition=self.edition.pk, section=int(said.pop("section"))
        )
        return Plan(section=section.section, **said)

    def begun_from(self) -> datetime | None:
        """When the assignment was changed last before the form was opened; None for what no form of ours wrote."""
        try:
            return datetime.fromisoformat(self.cleaned_data["began_from"])
        except ValueError:
            return None


def initial_of(row: Assignment) -> dict[str, Any]:
    """What the form of an assignment shows."""
    shown = {name: getattr(row, name) for name in ("slug_line", "reporter", "due", "place", "brief")}
    return {**shown, "section": row.section_id, "began_from": row.updated_at.isoformat()}


def section_names(edition: Edition) -> dict[int, str]:
    """The edition's sections by their numbers, under its names for them."""
    rows = EditionSection.objects.filter(edition=edition.pk).select_related("section").order_by("sort_order")
    return {row.section_id: str(row) for row in rows}


def sections_for(user: Any, edition: Edition, shown: Assignment | None = None) -> Mapping[int, str]:
    """Those for which the user may plan."""
    return {
        pk: name
        for pk, name in section_names(edition).items()
        if "assign" in assignments.in_place(user, edition.pk, pk)
    }
