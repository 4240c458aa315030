"""The index at one moment, and what the second stage wants to know of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any, cast

from msgspec.structs import replace
from tantivy import DocAddress, Document, Order, Query, Schema, Searcher

from nashra.arabic import memos
from nashra.search.engine import Counts, Filters, Found, Indexed, IndexedText, Period
from nashra.search.index.damage import reading
from nashra.search.index.documents import unpack_profile
from nashra.search.index.queries import Queries
from nashra.search.index.vocabulary import Vocabulary
from nashra.search.query.parser import ParsedQuery

_SECTIONS = 200
_AT_ONCE = 10_000


class TantivyStatistics:
    """The collection's numbers, each asked of Tantivy once."""

    def __init__(self, searcher: Searcher, vocabulary: Vocabulary) -> None:
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._stems: dict[str, int] = {}
        self._grams: dict[str, int] = {}

    @cached_property
    def stories(self) -> int:
        return int(self._searcher.num_docs)

    @cached_property
    def mean_length(self) -> float:
        mean = {"mean": {"avg": {"field": "length"}}}
        with reading:
            value = self._searcher.aggregate(Query.all_query(), mean)["mean"]["value"]
        return max(1.0, float(value or 1.0))

    def stem_frequency(self, stem: str) -> int:
        return self._frequency(self._stems, "stems", stem)

    def gram_frequency(self, gram: str) -> int:
        return self._frequency(self._grams, "grams", gram)

    def words_sharing_a_key(self, word: str) -> Set[str]:
        return self._vocabulary.sharing_a_key(word)

    def words_mistaken_for(self, word: str) -> Set[str]:
        return self._vocabulary.mistaken_for(word)

    def _frequency(self, known: dict[str, int], field: str, term: str) -> int:
        if term not in known:
            if len(known) >= memos.FREQUENCIES:
                known.clear()
            with reading:
                known[term] = int(self._searcher.doc_freq(field, term))
        return known[term]


class TantivySnapshot:
    """See ``nashra.search.engine.Snapshot``."""

    def __init__(self, schema: Schema, searcher: Searcher, vocabulary: Vocabulary) -> None:
        self._searcher = searcher
        self.statistics = TantivyStatistics(searcher, vocabulary)
        self._queries = Queries(schema, self.statistics)

    def best(self, asked: ParsedQuery, filters: Filters, limit: int) -> list[Found]:
        query = self._queries.any_word(asked, filters)
        return self._found(self._addresses(query, limit))

    def matching(self, asked: ParsedQuery, filters: Filters, limit: int, newest: bool = False) -> list[Found]:
        query = self._queries.enough_words(asked, filters)
        return self._found(self._addresses(query, limit, newest))

    def matching_among(self, asked: ParsedQuery, filters: Filters, stories: Collection[int]) -> set[int]:
        if not stories:
            return set()
        query = self._queries.among(self._queries.enough_words(asked, filters), stories)
        return set(self._column("story", self._addresses(query, len(stories))))

    def counts(
        self,
        asked: ParsedQuery | None,
        filters: Filters,
        besides: Collection[int],
        periods: Sequence[Period] = (),
    ) -> Counts:
        def count(demanded: Filters) -> Counts:
            return self._count(self._queries.counted(asked, demanded, besides), periods)

        sections = count(replace(filters, section=None))
        if filters.section is None and filters.period is None:
            return sections
        by_period = count(replace(filters, period=None))
        total = sections.total if filters.section is None else sections.sections.get(filters.section, 0)
        return Counts(total, sections.sections, by_period.periods)

    def _count(self, query: Query, periods: Sequence[Period]) -> Counts:
        """All counts in one walk over what was found."""
        ranges = [
            {"key": str(index), "from": period.start.timestamp(), "to": period.end.timestamp()}
            for index, period in enumerate(periods)
        ]
        wanted: dict[str, object] = {
            "total": {"value_count": {"field": "story"}},
            "sections": {"terms": {"field": "section", "size": _SECTIONS}},
        }
        if ranges:
            wanted["periods"] = {"range": {"field": "published", "ranges": ranges}}
        with reading:
            found = self._searcher.aggregate(query, wanted)
        by_period = {bucket["key"]: int(bucket["doc_count"]) for bucket in _buckets(found, "periods")}
        return Counts(
            int(found["total"]["value"]),
            {int(bucket["key"]): int(bucket["doc_count"]) for bucket in _buckets(found, "sections")},
            tuple(by_period.get(str(index), 0) for index in range(len(periods))),
        )

    def texts(self, found: Sequence[Found]) -> list[str]:
        with reading:
            return [self._stored(cast(DocAddress, one.address), "text").decode() for one in found]

    def first_places(self, stories: Sequence[int]) -> list[Found]:
        if not stories:
            return []
        query = self._queries.first_places(stories)
        return self._found(self._addresses(query, len(stories)))

    def indexed_texts(self, found: Sequence[Found]) -> list[IndexedText]:
        with reading:
            documents = [self._searcher.doc(cast(DocAddress, one.address)) for one in found]
            return [
                IndexedText(unpack_profile(_bytes(its, "profile")), _bytes(its, "text").decode())
                for its in documents
            ]

    def headlines(self, words: Sequence[Sequence[str]], filters: Filters, limit: int) -> list[str]:
        query = self._queries.headline(words, filters)
        addresses = self._addresses(query, limit, newest=True)
        with reading:
            return [self._stored(address, "headline").decode() for address in addresses]

    def contents(self) -> Iterator[Indexed]:
        every = self._addresses(Query.all_query(), max(1, self.statistics.stories))
        for start in range(0, len(every), _AT_ONCE):
            addresses = every[start : start + _AT_ONCE]
            columns = (self._column(name, addresses) for name in ("story", "edition", "fingerprint"))
            for story, edition, fingerprint in zip(*columns, strict=True):
                yield Indexed(story, edition, fingerprint)

    def _addresses(self, query: Query, limit: int, newest: bool = False) -> list[DocAddress]:
        """Where the best stand, or the newest."""
        order = "published" if newest else None
        with reading:
            found = self._searcher.search(query, limit, count=False, order_by_field=order, order=Order.Desc)
        return [address for _, address in found.hits]

    def _found(self, addresses: list[DocAddress]) -> list[Found]:
        columns = (self._column(name, addresses) for name in ("story", "edition", "published"))
        return [Found(*values) for values in zip(*columns, addresses, strict=True)]

    def _stored(self, address: DocAddress, name: str) -> bytes:
        return _bytes(self._searcher.doc(address), name)

    def _column(self, name: str, addresses: list[DocAddress]) -> list[int]:
        with reading:
            return [int(value or 0) for value in self._searcher.fast_field_values(name, addresses)]


def _buckets(found: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    return cast(Sequence[Mapping[str, Any]], found.get(name, {}).get("buckets", ()))


def _bytes(document: Document, name: str) -> bytes:
    return bytes(document.get_first(name) or b"")
