"""The corrections of a story in its form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.admin.panels.base import get_form_for_model

from nashra.newsroom.admin.rows_panel import RowsPanel
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.forms import MomentForm, MomentFormSet
from nashra.newsroom.admin.times.purpose import CORRECTION
from nashra.newsroom.models import Correction


class CorrectionForm(MomentForm):
    """One correction. Without a time it is one of the moment at which it is saved first."""

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"made_at": MomentField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["made_at"]
        field.required = False
        if self.instance.pk is None:
            self.initial["made_at"] = field.initial = field.shown = None

    def clean_made_at(self) -> datetime:
        return self.cleaned_data["made_at"] or self.instance.made_at


class CorrectionsPanel(RowsPanel):
    """An inline panel with the rows' own form."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        form = get_form_for_model(Correction, form_class=CorrectionForm, defer_required_on_fields=deferred)
        options["formsets"][self.relation_name].update(form=form, formset=MomentFormSet)
        return options


def corrections_panel() -> CorrectionsPanel:
    """The panel: what was wrong, and when it was put right."""
    when = FieldPanel(
        "made_at",
        widget=MomentInput(CORRECTION),
        help_text=_("Left empty, it is the time at which the correction is saved."),
    )
    return CorrectionsPanel(
        "corrections",
        label=_("correction"),
        heading=_("Corrections"),
        help_text=_("Shown to readers under the story, with its time."),
        panels=[FieldPanel("text"), when],
    )
