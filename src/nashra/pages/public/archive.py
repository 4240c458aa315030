"""What Django answers of the archive: a day's older stories, and that nothing was published on a day."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.edge.cursor import cursor_in
from nashra.edge.days import name_in, path_of_name
from nashra.editions.request import EditionRequest
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Piece, Recipe
from nashra.newsroom.queries.spans import newest_in
from nashra.pages import archive_keys, assemble, frame, templates
from nashra.pages.archive_recipes import day_parts
from nashra.pages.context import archive
from nashra.pages.context.days import span_of
from nashra.pages.context.lists import TIMELINE_PAGE
from nashra.pages.context.render_context import RenderContext
from nashra.pages.public.answer import answer
from nashra.pages.public.moved import moved
from nashra.pages.public.older import OlderList, older_page
from nashra.pages.renderers.archive import lines, name_of
from nashra.pages.renderers.message import message_head


@gzip_page
@require_safe
def archive_page(request: EditionRequest, rest: str = "") -> HttpResponse:
    """A day's stories before a time and number; for a time without stories, the way to the nearest that have some."""
    name = name_in([segment for segment in rest.split("/") if segment])
    if (edition := request.edition) is None or name is None:
        raise Http404
    context = RenderContext(edition)
    if not archive.has_stories(context, name):
        return _nothing(context, name)
    query = request.META["QUERY_STRING"]
    if len(name) < 10 or request.path != path_of_name(name) or not cursor_in(query):
        return moved(path_of_name(name) + (f"?{query}" if query else ""))
    return older_page(context, _of_day(context, name), query)


def _of_day(context: RenderContext, day: str) -> OlderList:
    keys, span = KeyBuilder(assemble.prefix(context.edition)), span_of(day, context.conventions.time_zone)
    return OlderList(
        address=path_of_name(day),
        first=keys.part(archive_keys.STORIES, day),
        before=partial(newest_in, context.edition.pk, span),
        page=partial(day_parts, keys, day),
        make=lines,
        size=TIMELINE_PAGE,
    )


def _nothing(context: RenderContext, name: str) -> HttpResponse:
    """404: nothing was published then, or not yet."""
    keys = KeyBuilder(assemble.prefix(context.edition))
    links = tuple(archive.nearest(context, name)) if name else ()
    with override(context.edition.language):
        own = {
            keys.key("message-head", 404): message_head(context, "404"),
            keys.key("nothing"): Piece(
                templates.html("archive/nothing", when=name_of(context, name) if name else "", links=links)
            ),
        }
    parts = frame.page(
        keys.part,
        head=[keys.part("message-head", 404)],
        column=[keys.part("nothing")],
        beside=[keys.part("latest", show=6), keys.part("most-read", show=5)],
    )
    return answer(assemble.page(context.edition, Recipe(404, "", (), parts, ()), own), 404)
