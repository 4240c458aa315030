"""The form of a story, tab by tab."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from nashra.newsroom.actions import placements
from nashra.newsroom.admin.placements import placements_panel
from nashra.newsroom.models import Article


class ArticleForm(WagtailAdminModelForm):
    """What Wagtail saves of a story's form, as a draft; publishing it is the actions'."""

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
            MultipleChooserPanel(
                "bylines", chooser_field_name="author", label=_("author"), heading=_("Authors")
            ),
            MultiFieldPanel(
                [FieldPanel("lead_photo"), FieldRowPanel([FieldPanel("caption"), FieldPanel("credit")])],
                heading=_("Lead photo"),
            ),
            FieldPanel("body"),
            MultipleChooserPanel(
                "see_also",
                chooser_field_name="target",
                label=_("story"),
                heading=_("See also"),
                help_text=_("Stories picked by hand, shown under the text."),
            ),
            PublishingPanel(),
        ],
        heading=_("Content"),
    )


def placement() -> ObjectList:
    return ObjectList([placements_panel()], heading=_("Placements"))


def corrections() -> ObjectList:
    return ObjectList(
        [
            InlinePanel(
                "corrections",
                label=_("correction"),
                heading=_("Corrections"),
                help_text=_("Shown to readers under the story, with its time."),
                panels=[FieldPanel("text"), FieldPanel("made_at")],
            )
        ],
        heading=_("Corrections"),
    )


def edit_handler() -> TabbedInterface:
    """All of the form."""
    return TabbedInterface([content(), placement(), corrections()], base_form_class=ArticleForm)
