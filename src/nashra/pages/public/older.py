"""The far pages of any list: what is older than the story that a page before ended with.

The first page of a list is joined in the edge from a fragment; behind it readers go on by a key (`before`), the time
and number of the last story shown. Who makes another list says what it is as an `OlderList`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import override

from nashra.edge.cursor import Cursor, cursor_in
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import ListFragment, Part, Recipe
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import assemble
from nashra.pages.context.older import PAGE, older_address
from nashra.pages.context.render_context import RenderContext
from nashra.pages.public.answer import answer
from nashra.pages.renderers.list_fragment import list_fragment

_OWN = "older"


Make = Callable[[RenderContext, list[PlacementRow], str], ListFragment]
"""The list of these rows, given the address of the next page; empty: there is none."""


@dataclass(frozen=True, slots=True)
class OlderList:
    """A list of stories whose first page a fragment shows."""

    address: str  # of its first page, percent-encoded
    first: Part  # what the first page shows
    before: Callable[[int, Cursor], Sequence[int]]  # at most so many stories older than a time and number
    page: Callable[[Part], tuple[Part, ...]]  # the parts of a page around such a list
    template: str = "section"  # templates/fragments/NAME/, given `older`, the address of the next page
    values: Mapping[str, Any] | None = None  # what the template is given besides `edition` and `older`
    make: Make | None = None  # in place of a template
    size: int = PAGE


def older_page(context: RenderContext, one: OlderList, query: str) -> HttpResponse:
    """The page that a query's cursor asks for; the first one where there is no cursor, or nothing is older."""
    keys, cursor = KeyBuilder(assemble.prefix(context.edition)), cursor_in(query)
    rows = context.here(one.before(one.size, cursor)) if cursor else []
    own = {keys.key(_OWN): _list(context, one, rows)} if rows else {}
    parts = one.page(keys.part(_OWN) if rows else one.first)
    return answer(assemble.page(context.edition, Recipe(200, "", (), parts, ()), own), 200)


def _list(context: RenderContext, one: OlderList, rows: list[PlacementRow]) -> ListFragment:
    older = older_address(one.address, rows, one.size)
    with override(context.edition.language):
        if one.make:
            return one.make(context, rows, older)
        teasers = context.teasers(rows)
        return list_fragment(one.template, teasers, edition=context.header, older=older, **(one.values or {}))
