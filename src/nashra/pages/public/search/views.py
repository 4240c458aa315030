"""What readers search with: the page of results, suggestions while they type, and a description for browsers."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext, override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.edge.policy import PUBLIC_POLICY
from nashra.editions.request import EditionRequest
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Piece, Recipe
from nashra.pages import assemble, assets, frame, templates
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.search import Search
from nashra.pages.public.search.request import SearchRequest, parse_request
from nashra.pages.public.search.values import SearchPage
from nashra.pages.recipes import beside
from nashra.search.engine import Filters, IndexUnusableError
from nashra.search.indexing.damage_report import report
from nashra.search.instance import engine
from nashra.search.query.suggestions import suggest


@gzip_page
@require_safe
def search_page(request: EditionRequest) -> HttpResponse:
    """The results of a search, or the box alone where nothing was typed."""
    if (edition := request.edition) is None:
        raise Http404
    context, asked = RenderContext(edition), parse_request(request.GET)
    with override(edition.language):
        try:
            shown, status = Search(context, asked).page(), 200
        except IndexUnusableError as error:
            report(error)
            shown, status = _unusable(asked), 503
        if shown is None:
            raise Http404
        return _page(context, shown, status)


@require_safe
def suggestions(request: EditionRequest) -> JsonResponse:
    """How headlines go on from what was typed, as browsers and the page's own box take it: [typed, [text, …]].

    The form: https://github.com/dewitt/opensearch, extension "Suggestions".
    """
    asked = parse_request(request.GET)
    found: Sequence[str] = ()
    status, kept = 200, "public, max-age=60"
    if request.edition is not None:
        try:
            found = suggest(engine(), asked.typed, Filters(edition=request.edition.pk))
        except IndexUnusableError as error:
            report(error)
            status, kept = 503, "no-store"
    answer = JsonResponse(
        [asked.typed, list(found)], safe=False, json_dumps_params={"ensure_ascii": False}, status=status
    )
    answer["Content-Type"] = "application/x-suggestions+json; charset=utf-8"
    answer["Cache-Control"] = kept
    return answer


@require_safe
def description(request: EditionRequest) -> HttpResponse:
    """How browsers search the edition, as OpenSearch 1.1 has it."""
    if (edition := request.edition) is None:
        raise Http404
    context = RenderContext(edition)
    with override(edition.language):
        text = templates.html(
            "search/description",
            edition=context.header,
            icon=assets.loaded(context.header.direction)["icon"],
        )
    answer = HttpResponse(text, content_type="application/opensearchdescription+xml; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=86400"
    return answer


def _unusable(asked: SearchRequest) -> SearchPage:
    text = gettext("Search is being prepared just now. Try again in a minute.")
    return SearchPage(asked.typed, notes=(text,), is_unusable=True)


def _page(context: RenderContext, shown: SearchPage, status: int) -> HttpResponse:
    keys = KeyBuilder(assemble.prefix(context.edition))
    own = {
        keys.key("search-head"): Piece(templates.html("search/head", edition=context.header, search=shown)),
        keys.key("search"): Piece(templates.html("search/results", edition=context.header, search=shown)),
    }
    parts = frame.page(
        keys.part,
        head=[keys.part("search-head")],
        column=[keys.part("search")],
        beside=beside(keys),
    )
    response = HttpResponse(
        assemble.page(context.edition, Recipe(status, "", (), parts, ()), own), status=status
    )
    response["Cache-Control"] = "no-cache"
    response["Content-Security-Policy"] = PUBLIC_POLICY
    response["X-Robots-Tag"] = "noindex"
    return response
