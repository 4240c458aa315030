"""Editions and sections in the menu."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from nashra.editions.admin.bound_policy import AsksOfEachObject
from nashra.editions.admin.deleting import DeleteUnlessInUseView, OneByOneIndexView
from nashra.editions.admin.edition_form import EditionForm
from nashra.editions.models import Edition, Section

OF_THE_NETWORK = "editions.add_edition"
"""Who may add editions decides where one stands among them; its chief editor decides the rest."""


def identity() -> ObjectList:
    return ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("tagline"),
            FieldRowPanel(
                [FieldPanel("host", permission=OF_THE_NETWORK), FieldPanel("slug", permission=OF_THE_NETWORK)]
            ),
            FieldPanel("old_hosts", permission=OF_THE_NETWORK),
            FieldPanel("position", permission=OF_THE_NETWORK),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("language"), FieldPanel("country")]),
                    FieldRowPanel([FieldPanel("time_zone"), FieldPanel("digits"), FieldPanel("sets_digits")]),
                    FieldPanel("calendar"),
                    FieldPanel("lead_days"),
                    FieldPanel("demands_second_step"),
                ],
                heading=_("Conventions"),
            ),
        ],
        heading=_("Edition"),
    )


def feeds() -> ObjectList:
    return ObjectList([FieldPanel("feed_text"), FieldPanel("hub")], heading=_("Feeds"))


def sections() -> ObjectList:
    return ObjectList(
        [
            InlinePanel(
                "shown_sections",
                label=_("section"),
                heading=_("Sections that it shows"),
                panels=[
                    FieldRowPanel([FieldPanel("section", widget=forms.Select), FieldPanel("name")]),
                    FieldRowPanel([FieldPanel("in_navigation"), FieldPanel("block_on_stories")]),
                ],
            )
        ],
        heading=_("Sections"),
    )


def wording() -> ObjectList:
    names = ("see_also_heading", "related_heading", "latest_heading", "most_read_heading", "canonical_label")
    return ObjectList([FieldPanel(name) for name in names], heading=_("Wording"))


class EditionViewSet(AsksOfEachObject, SnippetViewSet):
    """Editions."""

    model = Edition
    icon = "site"
    menu_label = _("Editions")
    menu_order = 20
    add_to_admin_menu = True
    copy_view_enabled = False
    base_url_path = "editions"
    index_view_class = OneByOneIndexView
    delete_view_class = DeleteUnlessInUseView
    list_display = ("name", Column("shown_host", label=_("host"), sort_key="host"), "country", "language")
    ordering = ("position", "id")

    def get_edit_handler(self) -> TabbedInterface:
        tabs = [identity(), sections(), wording(), feeds()]
        return TabbedInterface(tabs, base_form_class=EditionForm).bind_to_model(Edition)


class SectionViewSet(AsksOfEachObject, SnippetViewSet):
    """Sections."""

    model = Section
    icon = "list-ul"
    menu_label = _("Sections")
    menu_order = 30
    add_to_admin_menu = True
    copy_view_enabled = False
    base_url_path = "sections"
    index_view_class = OneByOneIndexView
    delete_view_class = DeleteUnlessInUseView
    list_display = ("name", "slug", "colour")
    panels = (FieldPanel("name"), FieldPanel("slug"), FieldPanel("colour"))
