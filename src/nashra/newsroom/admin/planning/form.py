"""The short form of an assignment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name

from nashra.editions.models import Edition, EditionSection, Section
from nashra.newsroom.actions.assign import CHANGEABLE, Plan
from nashra.newsroom.admin.planning.opened import Opened
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
        self,
        user: Any,
        edition: Edition,
        names: Mapping[int, str],
        *args: Any,
        row: Assignment | None = None,
        **kwargs: Any,
    ):
        """names: of the edition's sections, by their numbers. row: what is edited; None for a new assignment."""
        super().__init__(*args, **{"auto_id": "assignment-%s", **kwargs})
        self.edition = edition
        self.opened = self._opened(row)
        sections = sections_for(user, edition, names)
        self.fields["section"].choices = list(sections.items())  # type: ignore[attr-defined]
        self.fields["reporter"].queryset = assignments.reporters(edition.pk)  # type: ignore[attr-defined]
        due = self.fields["due"]
        due.widget.clock = clock_of(edition)
        if self.opened is not None:
            due.shown = self.opened.due  # type: ignore[attr-defined]

    def _opened(self, row: Assignment | None) -> Opened | None:
        if row is None:
            return None
        if self.is_bound:
            return Opened.read(self.data.get("began_from", ""))
        return Opened.now(row, timezone.now())

    def plan(self) -> Plan:
        """What a valid form says."""
        said = {name: self.cleaned_data[name] for name in CHANGEABLE}
        return Plan(section=Section.objects.get(pk=said.pop("section")), **said)

    def values_shown(self) -> Mapping[str, Any]:
        """What a posted form showed when it was opened; nothing, so that all that differs is asked about, where no form
        of ours said so."""
        return self.opened.values if self.opened else {}


def form_of(row: Assignment, user: Any, names: Mapping[int, str], data: Any = None) -> AssignmentForm:
    """The form of an assignment, as it is now or as it was sent."""
    shown = {name: getattr(row, name) for name in ("slug_line", "reporter", "due", "place", "brief")}
    form = AssignmentForm(
        user, row.edition, names, data, row=row, initial={**shown, "section": row.section_id}
    )
    if form.opened is not None:
        form.initial["began_from"] = form.opened.write()
    return form


def section_names(edition: Edition) -> dict[int, str]:
    """The edition's sections by their numbers, under its names for them."""
    rows = EditionSection.objects.filter(edition=edition.pk).select_related("section").order_by("sort_order")
    return {row.section_id: str(row) for row in rows}


def sections_for(user: Any, edition: Edition, names: Mapping[int, str]) -> Mapping[int, str]:
    """Those for which the user may plan."""
    return {pk: name for pk, name in names.items() if "assign" in assignments.in_place(user, edition.pk, pk)}
