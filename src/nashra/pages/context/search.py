"""A search of an edition's archive: what was found, and the ways to narrow or widen it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from babel.numbers import format_decimal
from django.utils.translation import gettext, ngettext

from nashra.arabic.analysis.tokens import words
from nashra.arabic.conventions import locale_of
from nashra.arabic.digits import to_digits
from nashra.arabic.typesetting.plain import set_text
from nashra.newsroom.models import Placement
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages.context.render_context import RenderContext
from nashra.pages.public.search.request import LONGEST, SearchRequest, year_in
from nashra.pages.public.search.values import SearchChoice, SearchPage, SearchResult
from nashra.pages.values import Link
from nashra.search.engine import Engine, Filters, IndexUnusableError
from nashra.search.indexing import index_state, published_stories
from nashra.search.instance import engine
from nashra.search.query.extracts import Extracts, ExtractSpan
from nashra.search.query.parser import ParsedQuery
from nashra.search.query.relaxation import without_rarest
from nashra.search.query.respelling import respelt, written_forms
from nashra.search.search import DEEPEST, SearchResults, Sort, search

PAGE = 20
YEARS = 40
LITTLE = 3
"""Results, at the most, beside which fewer words are offered."""
EXTRACT, READ = 220, 4_000
"""Letters of an extract, and of the text of which it is taken."""
_READ_FOR_SPELLING = 5
"""Stories of a search for words that may have been meant, where those found do not have them."""

_MARKS_OF_PHRASES = re.compile(r"""["“”„«»]|(?<!\S)[-–−]\S*""")


class Search:
    """One search in one edition. Raises IndexUnusableError wherever it asks the index."""

    def __init__(self, context: RenderContext, request: SearchRequest) -> None:
        self.context = context
        chosen = context.section_at(request.section) if request.section else None
        self.request = replace(request, section=chosen.section.slug if chosen else "")
        self._engine: Engine = engine()
        self._now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        self._sections = {shown.section.slug: shown.section.pk for shown in context.sections}

    def answer(
        self, request: SearchRequest | None = None, limit: int = 0, years: Sequence[int] = ()
    ) -> SearchResults:
        """What the engine finds. Within an hour of an unchanged index, pages go on where others end."""
        asked = request or self.request
        found = search(
            self._engine,
            asked.typed,
            self._now,
            self.filters(asked),
            asked.sort,
            (asked.page - 1) * PAGE,
            limit or PAGE,
            [year_in(year, self.context.edition.time_zone) for year in years],
        )
        if not found.total and asked.typed and index_state.is_incomplete():
            raise IndexUnusableError("The search index is being built.")
        return found

    def filters(self, request: SearchRequest) -> Filters:
        """The engine's filters; a section that the edition does not show holds nothing back."""
        edition = self.context.edition
        return request.filters(edition.pk, self._sections.get(request.section), edition.time_zone)

    def placements(self, answer: SearchResults) -> list[PlacementRow]:
        """What was found as the edition shows it; a story that went a moment ago is left out."""
        return self.context.here(hit.story for hit in answer.hits)

    def page(self) -> SearchPage | None:
        """The search as its page shows it; None for a page behind the last."""
        request = self.request
        years = self._years()
        answer = self.answer(years=years)
        pages = max(1, -(-min(answer.total, DEEPEST) // PAGE))
        if request.page > pages:
            return None
        rows = self.placements(answer)
        bodies = published_stories.bodies(row.article for row in rows)
        begun = SearchPage(
            typed=request.typed,
            notes=tuple(self._notes(answer)),
            section=request.section,
            year=request.year,
            sort=request.sort.value,
            since=request.since.isoformat() if request.since else "",
            until=request.until.isoformat() if request.until else "",
            is_filtered=request.is_filtered,
            without_filters=SearchRequest(request.typed, sort=request.sort).address(),
            feed=request.address("/search.rss"),
            meant=self._meant(answer, _texts(rows, bodies)),
        )
        if not answer.hits:
            return replace(begun, tries=(*self._wider(answer.asked), *self._fewer(answer)))
        return replace(
            begun,
            count=self._count(answer.total),
            results=tuple(self._results(answer.asked, rows, bodies)),
            orders=self._orders(),
            sections=_worth_showing(self._sections_found(answer.counts.sections)),
            years=_worth_showing(self._years_found(dict(zip(years, answer.counts.periods, strict=True)))),
            previous=request.address(page=request.page - 1) if request.page > 1 else "",
            following=request.address(page=request.page + 1) if request.page < pages else "",
            place=self._place(pages),
            tries=tuple(self._fewer(answer)) if answer.total <= LITTLE else (),
        )

    def _notes(self, answer: SearchResults) -> Iterable[str]:
        if self.request.was_cut:
            count = self._number(LONGEST)
            yield gettext("Only the first %(count)s letters were looked for.") % {"count": count}
        if answer.without_phrases and answer.hits:
            yield gettext("No story has the quoted words side by side. These have them apart.")

    def _meant(self, answer: SearchResults, texts: Iterable[str]) -> Link | None:
        """What may have been meant, spelt as the stories found do, or else as typed; folded, it has lost letters."""
        if not answer.meant:
            return None
        wanted, typed = set(words(answer.meant)), self.request.typed
        forms = written_forms(wanted, texts, typed)
        if missing := " ".join(sorted(wanted - forms.keys())):
            rows = self.placements(self.answer(SearchRequest(missing), limit=_READ_FOR_SPELLING))
            texts = _texts(rows, published_stories.bodies(row.article for row in rows))
            forms = written_forms(wanted, texts, typed) | forms
        meant = respelt(answer.meant, written_forms(wanted, [typed]) | forms)
        return Link(meant, self.request.address(typed=meant)) if meant != typed else None

    def _results(
        self, asked: ParsedQuery, rows: Sequence[PlacementRow], bodies: Mapping[int, str]
    ) -> Iterable[SearchResult]:
        extracts = Extracts(asked.query, self._engine.snapshot().statistics)
        by_number = {row.article: row for row in rows}
        for teaser in self.context.teasers(rows):
            summary = by_number[teaser.number].summary
            text = " ".join(f"{summary} {bodies.get(teaser.number, '')}"[:READ].split())
            headline = extracts.of(teaser.headline, 1_000) or (ExtractSpan(teaser.headline, False),)
            yield SearchResult(teaser, headline, extracts.of(set_text(text, self.context.style), EXTRACT))

    def _orders(self) -> tuple[SearchChoice, ...]:
        names = ((Sort.BEST, gettext("Best first")), (Sort.NEWEST, gettext("Newest first")))
        return tuple(
            SearchChoice(name, self.request.address(sort=sort), is_chosen=self.request.sort is sort)
            for sort, name in names
        )

    def _sections_found(self, found: Mapping[int, int]) -> Iterable[SearchChoice]:
        for shown in self.context.sections:
            number, section = found.get(shown.section.pk, 0), self.context.sections_by_id[shown.section.pk]
            chosen = section.slug == self.request.section
            if number or chosen:
                address = self.request.address(section="" if chosen else section.slug)
                yield SearchChoice(section.name, address, self._number(number), chosen)

    def _years_found(self, found: Mapping[int, int]) -> Iterable[SearchChoice]:
        for year in sorted({*found, self.request.year} - {0}, reverse=True):
            number, chosen = found.get(year, 0), year == self.request.year
            if number or chosen:
                address = self.request.address(year=0 if chosen else year)
                yield SearchChoice(self._digits(str(year)), address, self._number(number), chosen)

    def _years(self) -> Sequence[int]:
        """The years in which the edition has published, the newest first."""
        rows = Placement.objects.filter(
            live=True, edition=self.context.edition.pk, published_at__isnull=False
        )
        first = rows.order_by("published_at").values_list("published_at", flat=True).first()
        last = self._now.year
        return range(last, max(first.year, last - YEARS) - 1, -1) if first else ()

    def _wider(self, asked: ParsedQuery) -> Iterable[SearchChoice]:
        """The search with less demanded, when that finds something."""
        request = self.request
        wider = (
            [(gettext("Without the filters"), SearchRequest(request.typed))] if request.is_filtered else []
        )
        if asked.phrases or asked.excluded:
            plain = " ".join(_MARKS_OF_PHRASES.sub(" ", request.typed).split())
            wider.append((plain, replace(request, typed=plain)))
            wider += [(plain, SearchRequest(plain))] if request.is_filtered else []
        for name, other in wider:
            if total := self.answer(replace(other, page=1), limit=1).total:
                yield SearchChoice(name, other.address(), self._number(total))
                return

    def _fewer(self, answer: SearchResults) -> Iterable[SearchChoice]:
        """The search without its rarest word, when that finds more."""
        statistics = self._engine.snapshot().statistics
        words = without_rarest(self.request.typed, answer.asked.query, statistics)
        if words:
            other = replace(self.request, typed=words, page=1)
            total = self.answer(other, limit=1).total
            if total > answer.total:
                yield SearchChoice(words, other.address(), self._number(total))

    def _place(self, pages: int) -> str:
        numbers = {"page": self._number(self.request.page), "pages": self._number(pages)}
        return gettext("Page %(page)s of %(pages)s") % numbers if pages > 1 else ""

    def _count(self, total: int) -> str:
        return ngettext("%(count)s result", "%(count)s results", total) % {"count": self._number(total)}

    def _number(self, number: int) -> str:
        conventions = self.context.conventions
        locale = locale_of(conventions.language, conventions.country)
        return self._digits(format_decimal(number, locale=locale))

    def _digits(self, text: str) -> str:
        return to_digits(text, self.context.conventions.digits)


def _worth_showing(choices: Iterable[SearchChoice]) -> tuple[SearchChoice, ...]:
    """A filter's choices; none where there is only one that has not been chosen."""
    found = tuple(choices)
    return found if len(found) > 1 or any(one.is_chosen for one in found) else ()


def _texts(rows: Iterable[PlacementRow], bodies: Mapping[int, str]) -> Iterable[str]:
    """All words of the stories that the index has, as they are written, but for the authors' names."""
    for row in rows:
        yield from (row.headline, row.summary, row.kicker)
        yield from (row.caption, row.city, row.agency, bodies.get(row.article, ""))
