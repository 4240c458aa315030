"""What Django answers of the public sites: older pages of a section, and pages that say what is wrong."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.edge.cursor import Cursor, cursor_in
from nashra.edge.policy import PUBLIC_POLICY
from nashra.editions.models import Edition
from nashra.editions.request import EditionRequest
from nashra.editions.rows import ShownSection
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Piece, Recipe
from nashra.newsroom.queries import placements
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import assemble, recipes
from nashra.pages.context.lists import SECTION_PAGE
from nashra.pages.context.render_context import RenderContext
from nashra.pages.public.moved import moved
from nashra.pages.recipes import message_parts
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.renderers.message import message, message_head
from nashra.pages.renderers.section import older_address
from nashra.pages.values import SectionLink


@gzip_page
@require_safe
def older(request: EditionRequest, section: str) -> HttpResponse:
    """A section's stories before a time and number; where there are none, the first page, which is the edge's."""
    if (edition := request.edition) is None:
        raise Http404
    context = RenderContext(edition)
    shown = context.section_at(section)
    if shown is None:
        raise Http404
    if request.path != (right := f"/{shown.section.slug}"):
        return _redirect(request, right)
    keys = KeyBuilder(assemble.prefix(edition))
    rows = _rows_before(context, shown, cursor_in(request.META["QUERY_STRING"]))
    stories = keys.part("older") if rows else keys.part("section", shown.section.pk)
    own = {keys.key("older"): _older(context, context.sections_by_id[shown.section.pk], rows)} if rows else {}
    parts = recipes.section_parts(keys, shown.section.pk, stories)
    return _answer(assemble.page(edition, Recipe(200, "", (), parts, ()), own), 200)


@require_safe
def without_slash(request: HttpRequest) -> HttpResponse:
    """To the same address without the slash at its end."""
    return _redirect(request, request.path.rstrip("/"))


def _redirect(request: HttpRequest, path: str) -> HttpResponse:
    """To a path of the same host, with what was asked there."""
    query = request.META["QUERY_STRING"]
    return moved(iri_to_uri(f"{path}?{query}" if query else path))


def _rows_before(context: RenderContext, shown: ShownSection, cursor: Cursor | None) -> list[PlacementRow]:
    if cursor is None:
        return []
    return context.here(placements.section_before(context.edition.pk, shown.section.pk, SECTION_PAGE, cursor))


def _older(context: RenderContext, section: SectionLink, rows: list[PlacementRow]) -> Piece:
    with override(context.edition.language):
        lines = list_fragment(
            "section",
            context.teasers(rows),
            edition=context.header,
            section=section,
            older=older_address(section, rows),
        )
    return Piece(lines.opening + b"".join(item.html for item in lines.items) + lines.closing)


@gzip_page
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The edition's page for an address that leads nowhere."""
    return say(getattr(request, "edition", None), 404)


def say(edition: Edition | None, status: int) -> HttpResponse:
    """A page of an edition that says what a status means, with what is new beside it."""
    if edition is None:
        text = "لا توجد طبعة بعد. أنشئ واحدة: nashra edition add\nThere is no edition yet: nashra edition add"
        return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    context, keys = RenderContext(edition), KeyBuilder(assemble.prefix(edition))
    with override(edition.language):
        own = {
            keys.key("message-head", status): message_head(context, str(status)),
            keys.key("message", status): message(context, str(status)),
        }
    parts = message_parts(keys, status)
    return _answer(assemble.page(edition, Recipe(status, "", (), parts, ()), own), status)


def _answer(body: bytes, status: int) -> HttpResponse:
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-cache"
    response["Content-Security-Policy"] = PUBLIC_POLICY
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs nothing that could be what failed."""
    text = "حدث خطأ غير متوقع وقد سُجّل. أعد المحاولة بعد قليل.\nAn unexpected error was logged. Try again shortly.\n"
    return HttpResponse(text, status=500, content_type="text/plain; charset=utf-8")
