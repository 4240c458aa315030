"""Queries in Tantivy's terms: the words asked for, by stem and by 4-gram, and what filters demand."""

from collections.abc import Iterable, Sequence
from math import ceil

from tantivy import FieldType, Occur, Query, Schema

from nashra.arabic.analysis.grams import grams
from nashra.arabic.analysis.stems import stems_of_any_language
from nashra.search.asking.typed import Asked
from nashra.search.engine import Filters
from nashra.search.ranking.model import QueryWord

GRAMS = 0.5
LEAD = 0.3
"""What a 4-gram, and a stem in headline, kicker or summary, count beside a stem anywhere."""
_MOST_WORDS_WITH_GRAMS = 16
_EARLIEST, _LATEST = -(1 << 62), 1 << 62

Clause = tuple[Occur, Query]


class Queries:
    """Makes queries for one schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def any_word(self, asked: Asked, filters: Filters) -> Query:
        """The first stage's query: any stem or 4-gram of any word, each by its word's weight."""
        with_grams = asked.query.content <= _MOST_WORDS_WITH_GRAMS
        clauses: list[Clause] = []
        for index, word in enumerate(asked.query.words):
            clauses += self._word(word, asked.query.order.count(index), with_grams)
        return self._with_demands(Query.boolean_query(clauses), asked, filters)

    def enough_words(self, asked: Asked, filters: Filters) -> Query:
        """Stories that have all of one or two words that carry meaning, or three in five of more."""
        groups = [self._any_stem(word) for word in _meaning(asked.query.words)]
        least = len(groups) if len(groups) <= 2 else ceil(len(groups) * 0.6)
        clauses = [(Occur.Should, group) for group in groups]
        return self._with_demands(
            Query.boolean_query(clauses, minimum_number_should_match=least), asked, filters
        )

    def among(self, query: Query, stories: Sequence[int]) -> Query:
        """``query``, of these stories alone."""
        named = Query.term_set_query(self._schema, "story", list(stories))
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, named)])

    def first_places(self, stories: Sequence[int]) -> Query:
        """The first placements of these stories."""
        named = Query.term_set_query(self._schema, "story", list(stories))
        return Query.boolean_query([(Occur.Must, named), *self._filters(Filters())])

    def headline(self, words: Sequence[str], filters: Filters) -> Query:
        """Headlines that have all words, the last as a beginning."""
        *whole, beginning = words
        clauses = [(Occur.Must, self._term("headline_words", word)) for word in whole]
        prefix = Query.phrase_prefix_query(self._schema, "headline_words", [beginning])
        return Query.boolean_query([*clauses, (Occur.Must, prefix), *self._filters(filters)])

    def _word(self, word: QueryWord, times: int, with_grams: bool) -> Iterable[Clause]:
        weight = word.weight * times
        for its in word.forms.stems:
            yield Occur.Should, Query.boost_query(self._term("stems", its), weight)
            yield Occur.Should, Query.boost_query(self._term("lead", its), weight * LEAD)
        if with_grams:
            for gram in grams(word.word):
                yield Occur.Should, Query.boost_query(self._term("grams", gram), weight * GRAMS)

    def _any_stem(self, word: QueryWord) -> Query:
        return Query.boolean_query([(Occur.Should, self._term("stems", its)) for its in word.forms.stems])

    def _with_demands(self, query: Query, asked: Asked, filters: Filters) -> Query:
        clauses: list[Clause] = [(Occur.Must, query), *self._filters(filters)]
        clauses += [(Occur.Must, _silent(self._together(phrase))) for phrase in asked.phrases]
        clauses += [(Occur.MustNot, self._together(phrase)) for phrase in asked.excluded]
        return Query.boolean_query(clauses)

    def _together(self, words: Sequence[str]) -> Query:
        stems = [stems_of_any_language(word) for word in words]
        if len(words) == 1:
            return Query.boolean_query([(Occur.Should, self._term("stems", its)) for its in stems[0]])
        languages = max(map(len, stems))
        spoken = [[its[min(language, len(its) - 1)] for its in stems] for language in range(languages)]
        phrases = [Query.phrase_query(self._schema, "stems", list(phrase)) for phrase in spoken]
        return Query.boolean_query([(Occur.Should, phrase) for phrase in phrases])

    def _filters(self, filters: Filters) -> list[Clause]:
        where = "first" if filters.edition is None else "edition"
        demands = [(where, 1 if filters.edition is None else filters.edition)]
        demands += [("section", filters.section)] if filters.section is not None else []
        demands += [("author", filters.author)] if filters.author is not None else []
        clauses = [(Occur.Must, _silent(self._term(name, value))) for name, value in demands]
        if filters.since is not None or filters.until is not None:
            clauses.append((Occur.Must, _silent(self._published(filters))))
        return clauses

    def _published(self, filters: Filters) -> Query:
        since = int(filters.since.timestamp()) if filters.since else _EARLIEST
        until = int(filters.until.timestamp()) if filters.until else _LATEST
        return Query.range_query(
            self._schema, "published", FieldType.Integer, since, until, include_upper=False
        )

    def _term(self, field: str, value: str | int) -> Query:
        return Query.term_query(self._schema, field, value, "freq")


def _meaning(words: Sequence[QueryWord]) -> Sequence[QueryWord]:
    return [word for word in words if word.weight > 0.6] or words


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
