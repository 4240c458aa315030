"""The index at one moment, and what the second stage wants to know of it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import UTC, datetime
from functools import cached_property
from typing import cast

from tantivy import DocAddress, Document, Order, Query, Schema, Searcher, SearchResult

from nashra.search.asking.typed import Asked
from nashra.search.engine import Filters, Found, Indexed, Told
from nashra.search.index.documents import unpack_profile
from nashra.search.index.queries import Queries
from nashra.search.index.vocabulary import Vocabulary

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
        value = self._searcher.aggregate(Query.all_query(), mean)["mean"]["value"]
        return max(1.0, float(value or 1.0))

    def stem_frequency(self, stem: str) -> int:
        return self._frequency(self._stems, "stems", stem)

    def gram_frequency(self, gram: str) -> int:
        return self._frequency(self._grams, "grams", gram)

    def words_sharing_a_key(self, word: str) -> Set[str]:
        return self._vocabulary.sharing_a_key(word)

    def _frequency(self, known: dict[str, int], field: str, term: str) -> int:
        if term not in known:
            if len(known) > 100_000:
                known.clear()
            known[term] = int(self._searcher.doc_freq(field, term))
        return known[term]


class TantivySnapshot:
    """See ``nashra.search.engine.Snapshot``."""

    def __init__(self, schema: Schema, searcher: Searcher, vocabulary: Vocabulary) -> None:
        self._queries = Queries(schema)
        self._searcher = searcher
        self.statistics = TantivyStatistics(searcher, vocabulary)

    def best(self, asked: Asked, filters: Filters, limit: int) -> list[Found]:
        query = self._queries.any_word(asked, filters)
        return self._found(self._searcher.search(query, limit, count=False).hits)

    def matching(
        self, asked: Asked, filters: Filters, limit: int, newest: bool = False
    ) -> tuple[int, list[Found]]:
        query = self._queries.enough_words(asked, filters)
        order = "published" if newest else None
        result = self._searcher.search(query, limit, order_by_field=order, order=Order.Desc)
        return _count(result), self._found(result.hits)

    def count_among(self, asked: Asked, filters: Filters, stories: Sequence[int]) -> int:
        if not stories:
            return 0
        query = self._queries.among(self._queries.enough_words(asked, filters), stories)
        return _count(self._searcher.search(query, 1))

    def texts(self, found: Sequence[Found]) -> list[str]:
        return [self._stored(cast(DocAddress, one.address), "text").decode() for one in found]

    def first_places(self, stories: Sequence[int]) -> list[Found]:
        if not stories:
            return []
        query = self._queries.first_places(stories)
        return self._found(self._searcher.search(query, len(stories), count=False).hits)

    def told(self, found: Sequence[Found]) -> list[Told]:
        documents = [self._searcher.doc(cast(DocAddress, one.address)) for one in found]
        return [
            Told(unpack_profile(_bytes(its, "profile")), _bytes(its, "text").decode()) for its in documents
        ]

    def by_section(self, asked: Asked, filters: Filters) -> Mapping[int, int]:
        counts = {"by": {"terms": {"field": "section", "size": _SECTIONS}}}
        buckets = self._searcher.aggregate(self._queries.enough_words(asked, filters), counts)["by"][
            "buckets"
        ]
        return {int(bucket["key"]): int(bucket["doc_count"]) for bucket in buckets}

    def by_year(self, asked: Asked, filters: Filters, years: Sequence[int]) -> Mapping[int, int]:
        if not years:
            return {}
        ranges = [{"key": str(year), "from": _start(year), "to": _start(year + 1)} for year in years]
        counts = {"by": {"range": {"field": "published", "ranges": ranges}}}
        buckets = self._searcher.aggregate(self._queries.enough_words(asked, filters), counts)["by"][
            "buckets"
        ]
        named = {bucket["key"]: int(bucket["doc_count"]) for bucket in buckets}
        return {year: named[str(year)] for year in years if named.get(str(year))}

    def headlines(self, words: Sequence[str], filters: Filters, limit: int) -> list[str]:
        query = self._queries.headline(words, filters)
        hits = self._searcher.search(
            query, limit, count=False, order_by_field="published", order=Order.Desc
        ).hits
        return [self._stored(address, "headline").decode() for _, address in hits]

    def contents(self) -> Iterator[Indexed]:
        hits = self._searcher.search(Query.all_query(), max(1, self.statistics.stories), count=False).hits
        for start in range(0, len(hits), _AT_ONCE):
            addresses = [address for _, address in hits[start : start + _AT_ONCE]]
            columns = (self._column(name, addresses) for name in ("story", "edition", "fingerprint"))
            for story, edition, fingerprint in zip(*columns, strict=True):
                yield Indexed(story, edition, fingerprint)

    def _found(self, hits: Sequence[tuple[object, DocAddress]]) -> list[Found]:
        addresses = [address for _, address in hits]
        columns = (self._column(name, addresses) for name in ("story", "edition", "published"))
        return [Found(*values) for values in zip(*columns, addresses, strict=True)]

    def _stored(self, address: DocAddress, name: str) -> bytes:
        return _bytes(self._searcher.doc(address), name)

    def _column(self, name: str, addresses: list[DocAddress]) -> list[int]:
        return [int(value or 0) for value in self._searcher.fast_field_values(name, addresses)]


def _bytes(document: Document, name: str) -> bytes:
    return bytes(document.get_first(name) or b"")


def _start(year: int) -> float:
    return datetime(year, 1, 1, tzinfo=UTC).timestamp()


def _count(result: SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # the package's types leave it out
