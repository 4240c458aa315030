"""Older pages of topics and authors; the first page is the edge's."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.utils.encoding import iri_to_uri
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.editions.request import EditionRequest
from nashra.fragments.key import KeyBuilder
from nashra.newsroom.addresses import listing_path
from nashra.newsroom.queries import listings
from nashra.newsroom.queries.rows import Found
from nashra.pages import assemble
from nashra.pages.context.render_context import RenderContext
from nashra.pages.listing_recipes import listing_parts
from nashra.pages.public.moved import moved
from nashra.pages.public.older import OlderList, older_page


@gzip_page
@require_safe
def older(request: EditionRequest, kind: str, slug: str) -> HttpResponse:
    """The stories of a topic or an author before a time and number; where there are none, the first page."""
    if (edition := request.edition) is None:
        raise Http404
    context = RenderContext(edition)
    found = context.rows.found_at.get((kind, slug))
    if found is None or found.is_gone:
        raise Http404
    query = request.META["QUERY_STRING"]
    if request.path != (right := listing_path(kind, found.slug)):
        return moved(iri_to_uri(f"{right}?{query}" if query else right))
    return older_page(context, _list(context, kind, found), query)


def _list(context: RenderContext, kind: str, found: Found) -> OlderList:
    keys, number = KeyBuilder(assemble.prefix(context.edition)), found.number
    return OlderList(
        address=quote(listing_path(kind, found.slug)),
        first=keys.part(f"{kind}-stories", number),
        before=partial(listings.before, (context.edition.pk, kind, number)),
        page=partial(listing_parts, keys, kind, number),
        template="listing",
    )
