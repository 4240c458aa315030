"""Finding: the search that readers use, both stages together.

The ranked stories come first (``nashra.search.rerank``); behind them, in the engine's order, the others that
have enough of the words. One answer at one moment of the index gives pages that don't repeat.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

import msgspec

from nashra.search.engine import Counts, Engine, Filters, Period, Snapshot
from nashra.search.query.did_you_mean import other_layout, other_spelling
from nashra.search.query.parser import ParsedQuery, parse_query
from nashra.search.rerank import Hit, hit_of, rerank

_MOST_WORDS_MEANT = 8
_MOST_WORDS_WITH_TAIL = 12
"""A longer query is a paragraph that looks for its story: it has the ranked stories alone."""
DEEPEST = 1_000
"""Results beyond are counted but not shown."""


class Sort(Enum):
    """The order of results."""

    BEST = "best"
    NEWEST = "newest"


class SearchResults(msgspec.Struct, frozen=True):
    """A page of results."""

    hits: tuple[Hit, ...]
    counts: Counts  # of all pages
    asked: ParsedQuery  # for extracts
    meant: str | None = None  # what may have been meant instead, to search for
    without_phrases: bool = False  # no story has the phrases asked for, so their words were looked for

    @property
    def total(self) -> int:
        """How many results all pages have together."""
        return self.counts.total


def search(
    engine: Engine,
    typed: str,
    now: datetime,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    sort: Sort = Sort.BEST,
    offset: int = 0,
    limit: int = 20,
    periods: Sequence[Period] = (),
) -> SearchResults:
    """The stories that ``typed`` asks for, from ``offset`` on; nothing typed finds nothing.

    Each section, and each of ``periods``, is counted as many results as it has when the filters ask for it.
    Phrases that no story has, whatever its section and year, are looked for as words.
    Raises IndexUnusableError.
    """
    asked = parse_query(typed)
    if asked.is_empty or offset >= DEEPEST:
        return SearchResults((), Counts(0), asked)
    snapshot = engine.snapshot()
    without_phrases = bool(asked.phrases) and not snapshot.best(asked, filters.wide, 1)
    if without_phrases:
        asked = msgspec.structs.replace(asked, phrases=())
    until = min(offset + max(0, limit), DEEPEST)
    if sort is Sort.NEWEST:
        newest = snapshot.matching(asked, filters, max(1, until), newest=True)
        if newest:
            hits = tuple(hit_of(one) for one in newest[offset:until])
            counts = snapshot.counts(asked, filters, (), periods)
            return SearchResults(hits, counts, asked, without_phrases=without_phrases)
    matching = None if asked.query.content > _MOST_WORDS_WITH_TAIL else asked
    head = rerank(snapshot, asked, filters, now.timestamp(), is_alone=matching is None)
    results = list(head.hits)
    if sort is Sort.NEWEST:
        results.sort(key=lambda hit: -hit.published)
    if matching and until > len(results):
        shown = {hit.story for hit in results}
        behind = snapshot.matching(asked, filters, until)
        results += [hit_of(one) for one in behind if one.story not in shown]
    counts = snapshot.counts(matching, filters, head.likely, periods)
    meant = _meant(snapshot, asked, head.texts) if offset == 0 else None
    return SearchResults(tuple(results[offset:until]), counts, asked, meant, without_phrases)


def _meant(snapshot: Snapshot, asked: ParsedQuery, texts: Sequence[str]) -> str | None:
    """For short queries; a paragraph's writer knows how to spell."""
    if asked.query.content > _MOST_WORDS_MEANT:
        return None
    statistics = snapshot.statistics
    return other_layout(asked.text, statistics) or other_spelling(asked.query, texts, statistics)
