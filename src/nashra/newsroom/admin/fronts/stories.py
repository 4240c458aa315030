"""The stories beside the slots: what readers of the edition see, the newest or those that have the words typed."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from nashra.editions.models import Edition
from nashra.newsroom.admin.fronts import cards
from nashra.newsroom.admin.fronts.access import edition_for
from nashra.newsroom.admin.list_search import number_of
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.draft_search import search_texts
from nashra.newsroom.queries import placements
from nashra.newsroom.queries.rows import PlacementRow

SHOWN = 30
LOOKED_AT = 200
"""Of the newest stories so many are read for the words, for half a word finds nothing in an index."""


@method_decorator(never_cache, name="dispatch")
class FrontStoriesView(View):
    """`q`: words, a number or an address; `section`: the number of one of the edition's."""

    http_method_names = ("get",)

    def get(self, request: HttpRequest, edition: int) -> HttpResponse:
        own = edition_for(request, edition)
        section = row_number(request.GET.get("section", "")) or 0
        rows = self._found(own, request.GET.get("q", "").strip()[:500], section)
        found = cards.of_rows(own, rows)
        return JsonResponse({"stories": [{"story": number, **card} for number, card in found.items()]})

    def _found(self, edition: Edition, words: str, section: int) -> list[PlacementRow]:
        if not words:
            return _rows(edition, _newest(edition, section, SHOWN))
        if (number := number_of(words)) and (named := _rows(edition, [number])):
            return named
        recent = _rows(edition, _newest(edition, section, LOOKED_AT))
        close = search_texts(words, ((row.article, f"{row.headline} {row.summary}") for row in recent))
        found = dict.fromkeys(close[: SHOWN // 2])
        found |= dict.fromkeys(self.published_with(words, edition.pk, section, SHOWN) or ())
        found |= dict.fromkeys(close)
        return [row for row in _rows(edition, found) if section in (0, row.section)][:SHOWN]

    def published_with(self, words: str, edition: int, section: int, limit: int) -> Sequence[int] | None:
        """Numbers of an edition's stories that have the words, the likeliest first; None: no index to ask."""
        return None


def _newest(edition: Edition, section: int, limit: int) -> Sequence[int]:
    wanted = (edition.pk, section)
    return placements.newest([wanted], limit).get(wanted, ())


def _rows(edition: Edition, numbers: Sequence[int] | dict[int, None]) -> list[PlacementRow]:
    """The stories that readers of the edition see, in the numbers' order."""
    found = placements.in_editions({(edition.pk, number) for number in numbers}) if numbers else {}
    return [found[edition.pk, number] for number in numbers if (edition.pk, number) in found]
