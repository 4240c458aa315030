"""The form of a story, tab by tab."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from nashra.newsroom.actions import placements
from nashra.newsroom.admin import form_rights
from nashra.newsroom.admin.corrections import corrections_panel
from nashra.newsroom.admin.placements import placements_panel
from nashra.newsroom.admin.rows_panel import ChosenRowsPanel
from nashra.newsroom.admin.times.clock import all_clocks, first_clock
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.forms import MomentForm, MomentFormSet
from nashra.newsroom.admin.times.purpose import EXPIRY, GO_LIVE
from nashra.newsroom.models import Article

IN_DIALOG = {
    "data-controller": "w-action",
    "data-action": "w-dialog:hidden->w-action#reset",
    "data-w-dialog-target": "notify",
}
"""What Wagtail's dialog of times asks of its fields: closed without saving, it shows again what was there."""


class ArticleForm(MomentForm):
    """What Wagtail saves of a story's form, as a draft; publishing it is the actions'."""

    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    is_to_be_published = False

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"go_live_at": MomentField, "expire_at": MomentField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["form_key"].initial = uuid4
        form_rights.keep_what_one_may(self)
        clocks, first = all_clocks(), first_clock()
        rows = self.formsets["placements"]
        rows.story_form = self
        rows.clock = first
        for row in rows.forms:
            row.set_clock(clocks.get(row.chosen_edition(), first))
        main = clocks.get(rows.main_edition(), first)
        self.set_clock(main)
        for lines in self._corrections():
            lines.clock = main
            for row in lines.forms:
                row.set_clock(main)

    def _corrections(self) -> list[MomentFormSet]:
        """The corrections, where the user may write them."""
        return [rows for name, rows in self.formsets.items() if name == "corrections"]

    def is_published(self) -> bool:
        return self.instance.last_published_at is not None

    def save_by_itself(self) -> None:
        """Say that an autosave asks, which takes back no text for a time that is half typed."""
        corrections = [row for rows in self._corrections() for row in rows.forms]
        for form in (self, *self.formsets["placements"].forms, *corrections):
            form.is_autosave = True

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_deferred_validation and self._errors and self._has_merely_expired():
            self._errors.pop("expire_at", None)

    def _has_merely_expired(self) -> bool:
        """Whether the end is as it was and has passed, which Wagtail refuses in a draft too."""
        begin, end = self.instance.go_live_at, self.fields["expire_at"].shown
        is_passed = end is not None and end <= timezone.now() and "expire_at" not in self.changed_data
        return is_passed and not (begin and begin >= end)

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        self.formsets["placements"].is_draft = True

    def restore_required_fields(self) -> None:
        super().restore_required_fields()
        self.formsets["placements"].is_draft = False

    def save(self, commit: bool = True) -> Article:
        """Save the story with its main edition and section, by which lists find drafts too."""
        article = super().save(commit=False)
        placements.reuse_rows(article)
        placements.set_primary(article)
        if article.body:
            article.headline_only = False
        if article.pk is None:
            article.form_key = self.cleaned_data.get("form_key")
            article.owner = self.for_user
        if commit:
            article.save()
        return article


def content() -> ObjectList:
    return ObjectList(
        [
            FieldPanel("kicker"),
            FieldPanel("headline"),
            FieldPanel("summary", widget=forms.Textarea(attrs={"rows": 3})),
            FieldRowPanel([FieldPanel("city"), FieldPanel("agency")]),
            ChosenRowsPanel("bylines", chooser_field_name="author", label=_("author"), heading=_("Authors")),
            MultiFieldPanel(
                [FieldPanel("lead_photo"), FieldRowPanel([FieldPanel("caption"), FieldPanel("credit")])],
                heading=_("Lead photo"),
            ),
            FieldPanel("body"),
            ChosenRowsPanel(
                "see_also",
                chooser_field_name="target",
                label=_("story"),
                heading=_("See also"),
                help_text=_("Stories picked by hand, shown under the text."),
            ),
            PublishingPanel(
                children=[
                    FieldPanel("go_live_at", widget=MomentInput(GO_LIVE, IN_DIALOG)),
                    FieldPanel("expire_at", widget=MomentInput(EXPIRY, IN_DIALOG)),
                ]
            ),
        ],
        heading=_("Content"),
    )


def placement() -> ObjectList:
    return ObjectList([placements_panel()], heading=_("Placements"))


def corrections() -> ObjectList:
    return ObjectList([corrections_panel()], heading=_("Corrections"))


def edit_handler() -> TabbedInterface:
    """All of the form."""
    return TabbedInterface([content(), placement(), corrections()], base_form_class=ArticleForm)
