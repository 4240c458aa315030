"""Sample searches for the gallery: the box alone, many results, few, none, and the index away."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import cast

from django.utils.translation import gettext, ngettext

from nashra.arabic.analysis.tokens import pieces, words
from nashra.arabic.digits import Digits, to_digits
from nashra.demo.gallery import samples
from nashra.pages.public.search.values import SearchChoice, SearchPage, SearchResult
from nashra.pages.values import EditionHeader, Link
from nashra.search.query.extracts import ExtractSpan

_TYPED = {"ar": "تحلية المياه", "fr": "dessalement côte"}
_FEWER = {"ar": "المياه", "fr": "côte"}
_MISSPELT = {"ar": ("البحر الابيظ", "البحر الأبيض"), "fr": ("dessallement", "dessalement")}
_SUGGESTIONS = {
    "ar": ("المياه", "المياه الجوفية", "مياه البحر", "المياه المعالجة في الزراعة", "هيئة المياه"),
    "fr": ("eau", "eau potable", "eaux usées", "l’eau de mer", "Office des eaux"),
}


def searches(edition: EditionHeader) -> Iterator[tuple[str, SearchPage]]:
    """A search in each of its states, by name."""
    typed = _TYPED[edition.language]
    misspelt, meant = _MISSPELT[edition.language]
    whole = whole_search(edition)
    yield "results", whole
    yield (
        "narrowed, the last page",
        replace(
            whole,
            notes=(gettext("Only the first %(count)s letters were looked for.") % {"count": "1000"},),
            orders=_orders(1),
            sections=_sections(edition, chosen=1),
            years=_years(edition, chosen=2025),
            since="2025-03-01",
            until="2025-11-24",
            is_filtered=True,
            following="",
        ),
    )
    yield (
        "few, misspelt",
        replace(
            whole,
            typed=misspelt,
            count=_count(edition, 1),
            results=whole.results[:1],
            meant=Link(meant, "#"),
            tries=(SearchChoice(_FEWER[edition.language], "#", _digits(edition, 23)),),
            sections=_sections(edition)[:1],
            years=_years(edition)[:1],
            previous="",
            following="",
            place="",
        ),
    )
    nothing = SearchPage(typed, meant=Link(meant, "#"))
    filters, words = gettext("Without the filters"), _FEWER[edition.language]
    tries = (SearchChoice(filters, "#", _digits(edition, 7)), SearchChoice(words, "#", _digits(edition, 23)))
    yield "nothing", SearchPage(typed)
    yield "nothing, narrowed", replace(nothing, is_filtered=True, since="2025-03-01", tries=tries)
    yield "box alone", SearchPage("")
    text = gettext("Search is being prepared just now. Try again in a minute.")
    yield "unusable", SearchPage(typed, notes=(text,), is_unusable=True)


def whole_search(edition: EditionHeader) -> SearchPage:
    """A page of results with pages before it and behind it."""
    place = {"page": _digits(edition, 2), "pages": _digits(edition, 3)}
    return SearchPage(
        typed=_TYPED[edition.language],
        count=_count(edition, 47),
        results=tuple(_results(edition)),
        orders=_orders(0),
        sections=_sections(edition),
        years=_years(edition),
        without_filters="#",
        previous="#",
        following="#",
        place=gettext("Page %(page)s of %(pages)s") % place,
        feed="#",
    )


def suggestions(edition: EditionHeader) -> tuple[str, ...]:
    """What the box suggests."""
    return _SUGGESTIONS[edition.language]


def _results(edition: EditionHeader) -> Iterator[SearchResult]:
    typed = set(words(_TYPED[edition.language]))
    for teaser in samples.teasers(5, edition, pictures="some"):
        yield SearchResult(teaser, _marked(teaser.headline, typed), _marked(teaser.summary, typed))


def _marked(text: str, typed: Set[str]) -> tuple[ExtractSpan, ...]:
    return tuple(ExtractSpan(piece, not typed.isdisjoint(words(piece))) for piece in pieces(text) if piece)


def _orders(chosen: int) -> tuple[SearchChoice, ...]:
    names = (gettext("Best first"), gettext("Newest first"))
    return tuple(SearchChoice(name, "#", is_chosen=at == chosen) for at, name in enumerate(names))


def _sections(edition: EditionHeader, chosen: int = -1) -> tuple[SearchChoice, ...]:
    return tuple(
        SearchChoice(section.name, "#", _digits(edition, 23 - 2 * at), at == chosen)
        for at, section in enumerate(edition.sections)
    )


def _years(edition: EditionHeader, chosen: int = 0) -> tuple[SearchChoice, ...]:
    return tuple(
        SearchChoice(_digits(edition, year), "#", _digits(edition, year - 2017), year == chosen)
        for year in range(2026, 2018, -1)
    )


def _count(edition: EditionHeader, total: int) -> str:
    return ngettext("%(count)s result", "%(count)s results", total) % {"count": _digits(edition, total)}


def _digits(edition: EditionHeader, number: int) -> str:
    return to_digits(str(number), cast(Digits, edition.digits))
