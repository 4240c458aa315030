"""Older updates of a live coverage, a page at a time."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.editions.request import EditionRequest
from nashra.fragments.codec import visible_items
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Piece, Recipe
from nashra.newsroom.queries import live
from nashra.pages import assemble, recipes
from nashra.pages.context.live import updates
from nashra.pages.context.render_context import RenderContext
from nashra.pages.public.answer import answer
from nashra.pages.renderers.live import live_list
from nashra.pages.values import Coverage


@gzip_page
@require_safe
def older_updates(request: EditionRequest, number: int) -> HttpResponse:
    """The updates of a story before the one that is asked for. Raises Http404 where there are none to be seen."""
    asked = request.GET.get("before", "")
    if (edition := request.edition) is None or not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise Http404
    context = RenderContext(edition)
    row = context.rows.here(edition.pk, number)
    rows = live.before(number, int(asked)) if row and row.coverage else ()
    if row is None or not rows:
        raise Http404
    with override(edition.language):
        coverage = Coverage(number, context.address_of(row), row.coverage == "live", ())
        last = rows[live.SHOWN - 1].pk if len(rows) > live.SHOWN else 0
        listed = live_list(context.header, coverage, updates(context, number, rows[: live.SHOWN]), last)
    keys = KeyBuilder(assemble.prefix(edition))
    parts = recipes.section_parts(keys, row.section, keys.part("older"))
    own = {keys.key("older"): Piece(visible_items(listed, listed.items))}
    return answer(assemble.page(edition, Recipe(200, "", (number,), parts, ()), own), 200)
