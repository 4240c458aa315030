"""What Django answers of the public sites: older pages of a section, and pages that say what is wrong."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.editions.models import Edition
from nashra.editions.request import EditionRequest
from nashra.editions.rows import ShownSection
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Recipe
from nashra.newsroom.queries import placements
from nashra.pages import assemble, recipes
from nashra.pages.context.lists import TIMELINE_PAGE
from nashra.pages.context.render_context import RenderContext
from nashra.pages.list_recipes import latest_parts
from nashra.pages.public.answer import answer
from nashra.pages.public.failure import failure
from nashra.pages.public.moved import moved
from nashra.pages.public.older import OlderList, older_page
from nashra.pages.recipes import message_parts
from nashra.pages.renderers.message import message, message_head
from nashra.pages.renderers.timeline import LATEST, under_days


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
    return older_page(context, _of_section(context, shown), request.META["QUERY_STRING"])


@gzip_page
@require_safe
def latest(request: EditionRequest) -> HttpResponse:
    """An edition's stories before a time and number; the first page is the edge's."""
    if (edition := request.edition) is None:
        raise Http404
    context, keys = RenderContext(edition), KeyBuilder(assemble.prefix(edition))
    one = OlderList(
        address=LATEST,
        first=keys.part("timeline"),
        before=partial(placements.before, (edition.pk, 0)),
        page=partial(latest_parts, keys),
        make=under_days,
        size=TIMELINE_PAGE,
    )
    return older_page(context, one, request.META["QUERY_STRING"])


def _of_section(context: RenderContext, shown: ShownSection) -> OlderList:
    keys, number = KeyBuilder(assemble.prefix(context.edition)), shown.section.pk
    return OlderList(
        address=quote(f"/{shown.section.slug}"),
        first=keys.part("section", number),
        before=partial(placements.before, (context.edition.pk, number)),
        page=partial(recipes.section_parts, keys, number),
        values={"section": context.sections_by_id[number]},
    )


@require_safe
def without_slash(request: HttpRequest, **_: str) -> HttpResponse:
    """To the same address without the slash at its end."""
    return _redirect(request, request.path.rstrip("/"))


def _redirect(request: HttpRequest, path: str) -> HttpResponse:
    """To a path of the same host, with what was asked there."""
    query = request.META["QUERY_STRING"]
    return moved(iri_to_uri(f"{path}?{query}" if query else path))


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
    return answer(assemble.page(edition, Recipe(status, "", (), parts, ()), own), status)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs nothing that could be what failed."""
    edition = getattr(request, "edition", None)
    return failure(edition.language if edition else "ar")
