"""A search of an edition's archive: what was found, and the ways to narrow or widen it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from babel.numbers import format_decimal
from django.utils.translation import gettext, ngettext

from nashra.arabic.conventions import locale_of
from nashra.arabic.digits import to_digits
from nashra.newsroom import queries
from nashra.newsroom.models import Placement
from nashra.pages.gather.gathering import Gathering
from nashra.pages.search_request import LONGEST, SearchRequest, year_in
from nashra.pages.search_shown import ChoiceShown, ResultShown, SearchShown
from nashra.pages.shown import Link
from nashra.search import stories
from nashra.search.asking.extracts import Extracts, Segment
from nashra.search.asking.typed import Asked
from nashra.search.engine import Engine, Filters
from nashra.search.finding import DEEPEST, Answer, Sort, find
from nashra.search.opened import engine

PAGE = 20
YEARS = 40
EXTRACT, READ = 220, 4_000
"""Letters of an extract, and of the text of which it is taken."""

_MARKS_OF_PHRASES = re.compile(r"""["“”„«»]|(?<!\S)[-–−]\S*""")


class Search:
    """One search in one edition. Raises IndexUnusableError wherever it asks the index."""

    def __init__(self, at: Gathering, request: SearchRequest) -> None:
        self.at = at
        self.request = request
        self._engine: Engine = engine()
        self._now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        self._sections = {shown.section.slug: shown.section_id for shown in at.sections}

    def answer(
        self, request: SearchRequest | None = None, limit: int = 0, years: Sequence[int] = ()
    ) -> Answer:
        """What the engine finds. Within an hour of an unchanged index, pages go on where others end."""
        asked = request or self.request
        return find(
            self._engine,
            asked.typed,
            self._now,
            self.filters(asked),
            asked.sort,
            (asked.page - 1) * PAGE,
            limit or PAGE,
            [year_in(year, self.at.edition.time_zone) for year in years],
        )

    def filters(self, request: SearchRequest) -> Filters:
        """The engine's filters; a section that the edition does not show holds nothing back."""
        edition = self.at.edition
        return request.filters(edition.pk, self._sections.get(request.section), edition.time_zone)

    def placements(self, answer: Answer) -> list[Placement]:
        """What was found as the edition shows it; a story that went a moment ago is left out."""
        rows = queries.of_stories(self.at.edition.pk, [hit.story for hit in answer.hits])
        return [row for row in rows if row.edition_id == self.at.edition.pk]

    def shown(self) -> SearchShown | None:
        """The search as its page shows it; None for a page behind the last."""
        request = self.request
        if request.page < 1:
            return None
        years = self._years()
        answer = self.answer(years=years)
        pages = max(1, -(-min(answer.total, DEEPEST) // PAGE))
        if request.page > pages:
            return None
        begun = SearchShown(
            typed=request.typed,
            notes=self._notes(),
            section=request.section if request.section in self._sections else "",
            year=request.year,
            sort=request.sort.value,
            since=request.since.isoformat() if request.since else "",
            until=request.until.isoformat() if request.until else "",
            is_filtered=request.is_filtered,
            without_filters=SearchRequest(request.typed, sort=request.sort).address(),
            feed=request.address("/search.rss"),
            meant=self._meant(answer),
        )
        if not answer.hits:
            return replace(begun, tries=tuple(self._tries(answer.asked)))
        return replace(
            begun,
            count=self._count(answer.total),
            results=tuple(self._results(answer)),
            orders=self._orders(),
            sections=tuple(self._sections_found(answer.counts.sections)),
            years=tuple(self._years_found(dict(zip(years, answer.counts.periods, strict=True)))),
            previous=request.address(page=request.page - 1) if request.page > 1 else "",
            following=request.address(page=request.page + 1) if request.page < pages else "",
            place=self._place(pages),
        )

    def _notes(self) -> tuple[str, ...]:
        if not self.request.was_cut:
            return ()
        return (
            gettext("Only the first %(count)s letters were looked for.") % {"count": self._number(LONGEST)},
        )

    def _meant(self, answer: Answer) -> Link | None:
        if not answer.meant or answer.meant == self.request.typed:
            return None
        return Link(answer.meant, self.request.address(typed=answer.meant))

    def _results(self, answer: Answer) -> Iterable[ResultShown]:
        rows = self.placements(answer)
        texts = stories.bodies(row.article_id for row in rows)
        extracts = Extracts(answer.asked.query, self._engine.snapshot().statistics)
        for row, teaser in zip(rows, self.at.teasers(rows), strict=True):
            summary = row.summary or row.article.summary
            text = " ".join(f"{summary} {texts.get(row.article_id, '')}"[:READ].split())
            headline = extracts.of(teaser.headline, 1_000) or (Segment(teaser.headline, False),)
            yield ResultShown(teaser, headline, extracts.of(text, EXTRACT))

    def _orders(self) -> tuple[ChoiceShown, ...]:
        names = ((Sort.BEST, gettext("Best first")), (Sort.NEWEST, gettext("Newest first")))
        return tuple(
            ChoiceShown(name, self.request.address(sort=sort), is_chosen=self.request.sort is sort)
            for sort, name in names
        )

    def _sections_found(self, found: Mapping[int, int]) -> Iterable[ChoiceShown]:
        for shown in self.at.sections:
            number, section = found.get(shown.section_id, 0), self.at.sections_by_id[shown.section_id]
            chosen = section.slug == self.request.section
            if number or chosen:
                address = self.request.address(section="" if chosen else section.slug)
                yield ChoiceShown(section.name, address, self._number(number), chosen)

    def _years_found(self, found: Mapping[int, int]) -> Iterable[ChoiceShown]:
        for year in sorted({*found, self.request.year} - {0}, reverse=True):
            number, chosen = found.get(year, 0), year == self.request.year
            if number or chosen:
                address = self.request.address(year=0 if chosen else year)
                yield ChoiceShown(self._digits(str(year)), address, self._number(number), chosen)

    def _years(self) -> Sequence[int]:
        """The years in which the edition has published, the newest first."""
        rows = Placement.objects.filter(live=True, edition=self.at.edition.pk, published_at__isnull=False)
        first = rows.order_by("published_at").values_list("published_at", flat=True).first()
        last = self._now.year
        return range(last, max(first.year, last - YEARS) - 1, -1) if first else ()

    def _tries(self, asked: Asked) -> Iterable[Link]:
        """Wider searches that find something."""
        request = self.request
        wider = (
            [(gettext("Without the filters"), SearchRequest(request.typed))] if request.is_filtered else []
        )
        if asked.phrases or asked.excluded:
            words = " ".join(_MARKS_OF_PHRASES.sub(" ", request.typed).split())
            wider.append((words, replace(request, typed=words)))
            wider += [(words, SearchRequest(words))] if request.is_filtered else []
        for name, other in wider:
            if total := self.answer(replace(other, page=1), limit=1).total:
                yield Link(f"{name} ({self._number(total)})", other.address())
                return

    def _place(self, pages: int) -> str:
        numbers = {"page": self._number(self.request.page), "pages": self._number(pages)}
        return gettext("Page %(page)s of %(pages)s") % numbers if pages > 1 else ""

    def _count(self, total: int) -> str:
        return ngettext("%(count)s result", "%(count)s results", total) % {"count": self._number(total)}

    def _number(self, number: int) -> str:
        conventions = self.at.conventions
        locale = locale_of(conventions.language, conventions.country)
        return self._digits(format_decimal(number, locale=locale))

    def _digits(self, text: str) -> str:
        return to_digits(text, self.at.conventions.digits)
