"""Columns of the lists of stories; none asks the database for itself."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn

from nashra.newsroom.admin import status
from nashra.newsroom.admin.live_links import rendered
from nashra.newsroom.models import Article


def rows(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Stories with all that the columns show, and without their bodies."""
    return (
        status.with_schedule(stories)
        .select_related("main_section", "main_edition", "latest_revision")
        .prefetch_related("bylines__author", "placements")
        .defer("body", "latest_revision__content")
    )


class StateColumn(StatusTagColumn):
    """A state with what is to happen and when, where the list has added it."""

    cell_template_name = "newsroom/state_cell.html"

    def get_cell_context_data(self, instance: Article, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"times_to_come": getattr(instance, "times_to_come", ())}


def state_column() -> Column:
    return StateColumn(
        "state",
        label=_("State"),
        accessor=lambda story: status.NAMES[status.state(story)],
        primary=lambda story: story.live,
    )


def section_column() -> Column:
    return Column("main_section", label=_("Section"), classname="desk-medium")


def edition_column() -> Column:
    """The main edition of a draft; of what readers see, all editions in which it stands, with its pages."""
    return Column("main_edition", label=_("Edition"), accessor=_editions)


def _editions(story: Article) -> Any:
    links = getattr(story, "live_links", ())
    return rendered(links) if links else story.main_edition


def authors_column() -> Column:
    return Column(
        "authors",
        label=_("Authors"),
        classname="desk-wide",
        accessor=lambda story: str(_(", ")).join(byline.author.name for byline in story.bylines.all()),
    )


def updated_column(*, sortable: bool = False) -> Column:
    return DateColumn("updated_at", label=_("Changed"), sort_key="updated_at" if sortable else None)
