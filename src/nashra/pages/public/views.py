"""What Django answers of the public sites: older pages of a section, and pages that say what is wrong."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.edge.policy import PUBLIC_POLICY
from nashra.editions.models import Edition
from nashra.editions.request import EditionRequest
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Piece, Recipe
from nashra.newsroom.queries import placements
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import assemble, frame
from nashra.pages.context.lists import SECTION_PAGE
from nashra.pages.context.render_context import RenderContext
from nashra.pages.recipes import beside, message_parts
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.renderers.message import message, message_head
from nashra.pages.renderers.section import older_address
from nashra.pages.values import SectionLink

_CURSOR = re.compile(r"(\d{1,11}\.\d{6})-(\d{1,18})")


@gzip_page
@require_safe
def older(request: EditionRequest, section: str) -> HttpResponse:
    """A section's stories before a time and number. The first page is the edge's."""
    cursor = _CURSOR.fullmatch(request.GET.get("before", ""))
    edition = request.edition
    if cursor is None or edition is None:
        raise Http404
    context = RenderContext(edition)
    shown = next((one for one in context.sections if one.section.slug == section), None)
    if shown is None:
        raise Http404
    before = (datetime.fromtimestamp(float(cursor[1]), UTC), int(cursor[2]))
    rows = context.here(placements.section_before(edition.pk, shown.section.pk, SECTION_PAGE, before))
    if not rows:
        raise Http404
    name = context.sections_by_id[shown.section.pk]
    keys = KeyBuilder(assemble.prefix(edition))
    own = {keys.key("older"): _older(context, name, rows)}
    parts = frame.page(
        keys.part,
        head=[keys.part("section-head", shown.section.pk)],
        column=[keys.part("section-title", shown.section.pk), keys.part("older")],
        beside=beside(keys),
    )
    return _answer(assemble.page(edition, Recipe(200, "", (), parts, ()), own), 200)


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
