"""The form of a story: the brief in sight, everything else a click away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
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
    Panel,
    PublishingPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from nashra.newsroom.actions import placements
from nashra.newsroom.actions.scheduled_change import already_scheduled
from nashra.newsroom.admin import form_rights
from nashra.newsroom.admin.corrections import corrections_panel
from nashra.newsroom.admin.placements import placements_panel
from nashra.newsroom.admin.rows_panel import ChosenRowsPanel
from nashra.newsroom.admin.times.clock import all_clocks, first_clock
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.forms import MomentForm, MomentFormSet
from nashra.newsroom.admin.times.purpose import EXPIRY, GO_LIVE
from nashra.newsroom.admin.where import WherePanel, last_used
from nashra.newsroom.models import Article, Author, ScheduledChange, Stopped, Topic
from nashra.newsroom.queries import scheduled

IN_DIALOG = {
    "data-controller": "w-action",
    "data-action": "w-dialog:hidden->w-action#reset",
    "data-w-dialog-target": "notify",
}
"""What Wagtail's dialog of times asks of its fields: closed without saving, it shows again what was there."""


class HeadlineInput(AdminAutoHeightTextInput):
    """A headline in full however long it is, though it is one line to readers."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 1, "placeholder": _("headline"), **(attrs or {})})


class CarriedField(forms.CharField):
    """What a form carries along; nobody types it."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class ArticleForm(MomentForm):
    """What Wagtail saves of a story's form, as a draft; publishing it is the actions'."""

    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    is_to_be_published = False
    began_from = CarriedField(required=False, widget=forms.HiddenInput)
    replaced_change: ScheduledChange | None = None
    """The scheduled change that the form edits."""
    join: Callable[[Article], None] | None = None
    """Brings into the story what others have saved of it since the form was opened."""

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"go_live_at": MomentField, "expire_at": MomentField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["form_key"].initial = uuid4
            self.fields["headline"].widget.attrs["autofocus"] = True
        self.fields["kind"].required = False
        if not self.instance.body:
            block = self.instance.body.stream_block
            self.initial["body"] = StreamValue(block, [("paragraph", RichText(""))])
        form_rights.keep_what_one_may(self)
        self._let_deleted_stay()
        clocks, first = all_clocks(), first_clock()
        rows = self.formsets["placements"]
        rows.story_form = self
        if self.instance.pk is None and (proposed := last_used(self.for_user)):
            rows.propose(proposed)
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

    def _let_deleted_stay(self) -> None:
        """Take authors and topics that were deleted, also while the form was open."""
        for name, field, model in (("bylines", "author", Author), ("topics", "topic", Topic)):
            if (rows := self.formsets.get(name)) is not None:
                for row in rows.forms:
                    row.fields[field].queryset = model._base_manager.all()

    def is_published(self) -> bool:
        return self.instance.last_published_at is not None

    def may_have_passed(self, name: str) -> bool:
        """An end that has passed stays in a draft; a story that is published takes another one, or none."""
        return self.is_deferred_validation if name == "expire_at" else super().may_have_passed(name)

    def clean_kind(self) -> str:
        """What was chosen; whoever posts none leaves it as it is."""
        return self.cleaned_data["kind"] or self.instance.kind

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.is_to_be_published and self.instance.live and _is_later(data.get("go_live_at")):
            waiting = scheduled.change_of(self.instance)
            if waiting and waiting != self.replaced_change and waiting.stopped_for != Stopped.DRAFT:
                self.add_error("go_live_at", already_scheduled())
        return data

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
        if self.join:
            self.join(article)
        if commit:
            placements.save_unseen(article)
        return article


def _is_later(when: datetime | None) -> bool:
    return when is not None and when > timezone.now()


class Fold(MultiFieldPanel):
    """What is a click away: folded up where nothing stands in it."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def classes(self) -> list[str]:
            return [*super().classes(), *([] if self._is_used() else ["collapsed"])]

        def _is_used(self) -> bool:
            """Whether something stands in it; a field in error unfolds its panel by itself."""
            rows = self.form.formsets
            fields = (name for name in self.panel.watched if name in self.form.fields)
            return any(self.form[name].value() for name in fields) or any(
                rows[name].forms for name in self.panel.watched if name in rows
            )

    def __init__(self, children: Sequence[Panel], *, watched: Sequence[str], **options: Any) -> None:
        super().__init__(children, **options)
        self.watched = watched

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "watched": self.watched}


def brief() -> list[Panel]:
    """What every story needs, in sight from the start."""
    return [
        FieldPanel("kind", widget=forms.RadioSelect, classname="brief-kind"),
        FieldPanel("headline", widget=HeadlineInput, classname="brief-headline"),
        WherePanel(heading=_("Where it is published"), classname="brief-where"),
        FieldPanel("body", classname="brief-body"),
    ]


def details() -> list[Panel]:
    """Everything else, each a click away."""
    return [
        Fold(
            [FieldPanel("summary", widget=forms.Textarea(attrs={"rows": 3})), FieldPanel("kicker")],
            heading=_("Summary and kicker"),
            watched=("summary", "kicker"),
        ),
        Fold(
            [FieldPanel("lead_photo"), FieldRowPanel([FieldPanel("caption"), FieldPanel("credit")])],
            heading=_("Lead photo"),
            watched=("lead_photo", "caption", "credit"),
        ),
        Fold(
            [
                ChosenRowsPanel("bylines", chooser_field_name="author", label=_("author")),
                FieldRowPanel([FieldPanel("city"), FieldPanel("agency")]),
            ],
            heading=_("Authors and source"),
            watched=("bylines", "city", "agency"),
        ),
        Fold(
            [
                ChosenRowsPanel(
                    "topics",
                    chooser_field_name="topic",
                    label=_("topic"),
                    help_text=_("Whom and what the story is about, the main topic first."),
                )
            ],
            heading=_("Topics"),
            watched=("topics",),
        ),
        Fold(
            [
                ChosenRowsPanel(
                    "see_also",
                    chooser_field_name="target",
                    label=_("story"),
                    help_text=_("Stories picked by hand, shown under the text."),
                )
            ],
            heading=_("See also"),
            watched=("see_also",),
        ),
        Fold([placements_panel()], heading=_("Other editions, embargo and overrides"), watched=()),
        Fold([corrections_panel()], heading=_("Corrections"), watched=("corrections",)),
        PublishingPanel(
            children=[
                FieldPanel("go_live_at", widget=MomentInput(GO_LIVE, IN_DIALOG)),
                FieldPanel("expire_at", widget=MomentInput(EXPIRY, IN_DIALOG)),
            ]
        ),
    ]


def edit_handler() -> ObjectList:
    """All of the form, on one screen."""
    return ObjectList([*brief(), *details()], base_form_class=ArticleForm, attrs={"data-story-form": ""})
