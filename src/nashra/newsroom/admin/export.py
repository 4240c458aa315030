"""The list of stories as a table for a spreadsheet: streamed, whatever its length."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_latest_str

from nashra.newsroom.admin import status
from nashra.newsroom.admin.live_links import add_live_links
from nashra.newsroom.admin.times_to_come import add_times_to_come
from nashra.newsroom.models import Article

AT_ONCE = 500
HEADINGS = {
    "number": _("Number"),
    "headline": _("Headline"),
    "state": _("State"),
    "times": _("Times to come"),
    "section": _("Section"),
    "editions": _("Editions"),
    "authors": _("Authors"),
    "published": _("First published"),
    "changed": _("Changed"),
    "addresses": _("Addresses"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take a cell for that begins so."""


class Exports:
    """A list that is exported row by row, whose CSV Excel reads as UTF-8."""

    is_export: bool

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The export without the list's own page: to count what is on it, Wagtail would read all rows beforehand."""
        this: Any = self
        view: Any = super()
        answer: HttpResponseBase = (
            this.as_spreadsheet(self.exported(), request.GET["export"])
            if self.is_export
            else view.get(request, *args, **kwargs)
        )
        return answer

    def exported(self) -> QuerySet[Any]:
        """The rows, in the list's order."""
        view: Any = super()
        rows: QuerySet[Any] = view.get_queryset()
        return rows

    def stream_csv(self, rows: Iterator[Any]) -> Iterator[str]:
        """The lines, after the mark by which Excel knows."""
        yield "\N{ZERO WIDTH NO-BREAK SPACE}"
        yield from super().stream_csv(rows)  # type: ignore[misc]  # of the view that this is mixed into


class ExportsStories(Exports):
    """The export of a list of stories."""

    list_export = list(HEADINGS)
    export_headings = HEADINGS
    export_filename = "stories"

    def as_spreadsheet(self, queryset: QuerySet[Article], spreadsheet_format: str) -> HttpResponseBase:
        rows = in_batches(queryset)
        response: HttpResponseBase = super().as_spreadsheet(rows, spreadsheet_format)  # type: ignore[misc]
        return response

    def to_row_dict(self, story: Article) -> OrderedDict[str, Any]:
        links = story.live_links
        cells = {
            "number": story.pk,
            "headline": as_cell(get_latest_str(story)),
            "state": force_str(status.NAMES[status.state(story)]),
            "times": as_cell("؛ ".join(story.times_to_come)),
            "section": as_cell(story.main_section or ""),
            "editions": as_cell("، ".join(link.edition for link in links) or story.main_edition or ""),
            "authors": as_cell("، ".join(byline.author.name for byline in story.bylines.all())),
            "published": story.first_published_at,
            "changed": story.updated_at,
            "addresses": " ".join(link.address for link in links),
        }
        return OrderedDict((name, cells[name]) for name in HEADINGS)


def in_batches(stories: QuerySet[Article]) -> Iterator[Article]:
    """The stories with the pages on which readers see them, some hundreds at a time in memory."""
    batch: list[Article] = []
    for story in stories.iterator(chunk_size=AT_ONCE):
        batch.append(story)
        if len(batch) == AT_ONCE:
            _complete(batch)
            yield from batch
            batch = []
    _complete(batch)
    yield from batch


def _complete(batch: list[Article]) -> None:
    add_live_links(batch)
    add_times_to_come(batch)


def as_cell(value: Any) -> str:
    """A cell's text, which no spreadsheet takes for a formula."""
    text = force_str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
