"""Columns of the lists of stories; none asks the database for itself."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn

from nashra.newsroom.admin import status
from nashra.newsroom.models import Article


def rows(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Stories with all that the columns show, and without their bodies."""
    return (
        status.with_schedule(stories)
        .select_related("main_section", "main_edition", "latest_revision")
        .prefetch_related("bylines__author", "placements")
        .defer("body", "latest_revision__content")
    )


def state_column() -> Column:
    return StatusTagColumn(
        "state",
        label=_("State"),
        accessor=lambda story: status.NAMES[status.state(story)],
        primary=lambda story: story.live,
    )


def section_column() -> Column:
    return Column("main_section", label=_("Section"))


def edition_column() -> Column:
    return Column("main_edition", label=_("Edition"), classname="desk-wide")


def authors_column() -> Column:
    return Column(
        "authors",
        label=_("Authors"),
        classname="desk-wide",
        accessor=lambda story: "، ".join(byline.author.name for byline in story.bylines.all()),
    )


def updated_column(*, sortable: bool = False) -> Column:
    return DateColumn("updated_at", label=_("Changed"), sort_key="updated_at" if sortable else None)
