"""Queries in Tantivy's terms: the words asked for, by stem and by 4-gram, and what filters demand."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from math import ceil

from tantivy import FieldType, Occur, Query, Schema

from nashra.arabic.analysis.ngrams import ngrams
from nashra.arabic.analysis.stems import stems_of_any_language
from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.search.engine import Filters
from nashra.search.index.widening import near_stems, other_stems
from nashra.search.query.parser import ParsedQuery
from nashra.search.ranking.model import QueryWord, Statistics
from nashra.search.ranking.spacing import Spacing, other_spacings

GRAMS = 0.5
LEAD = 0.3
OPENING = 0.3
OTHER_STEM = 0.4
"""What a 4-gram, a stem among a story's first 32 and first 8 words, and a stem a clitic apart count beside a stem."""
_MOST_WORDS_WITH_GRAMS = 16
_COMMON, _MANY = 0.25, 1_000
"""A 4-gram that more than this part of the stories have, and so many, is not asked for."""
_EARLIEST, _LATEST = -(1 << 62), 1 << 62

Clause = tuple[Occur, Query]


class Queries:
    """Makes queries for one schema and one moment of the index."""

    def __init__(self, schema: Schema, statistics: Statistics) -> None:
        self._schema = schema
        self._statistics = statistics

    def any_word(self, asked: ParsedQuery, filters: Filters) -> Query:
        """The first stage's query: any stem or 4-gram of any word, each by its word's weight."""
        with_grams = asked.query.content <= _MOST_WORDS_WITH_GRAMS and not asked.is_plain
        clauses: list[Clause] = []
        for index, word in enumerate(asked.query.words):
            weight = word.weight * asked.query.order.count(index)
            clauses += self._word(word, weight)
            clauses += self._grams(word, weight * GRAMS) if with_grams else ()
            clauses += self._other_forms(word, weight) if not asked.is_plain else ()
        for spacing in self._spacings(asked):
            weight = max(asked.query.words[index].weight for index in spacing.words)
            clauses.append((Occur.Should, Query.boost_query(self._together(spacing.other), weight)))
        return self._with_demands(Query.boolean_query(clauses), asked, filters)

    def enough_words(self, asked: ParsedQuery, filters: Filters) -> Query:
        """Stories that have all of one or two words that carry meaning, or three in five of more."""
        spacings = self._spacings(asked)
        groups = []
        for index in _meaning(asked.query.words):
            spaced_otherwise = (self._together(one.other) for one in spacings if index in one.words)
            groups.append(_any([*self._any_stem(asked.query.words[index]), *spaced_otherwise]))
        least = len(groups) if len(groups) <= 2 else ceil(len(groups) * 0.6)
        clauses = [(Occur.Should, group) for group in groups]
        return self._with_demands(
            Query.boolean_query(clauses, minimum_number_should_match=least), asked, filters
        )

    def among(self, query: Query, stories: Collection[int]) -> Query:
        """``query``, of these stories alone."""
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, self._named(stories))])

    def counted(self, asked: ParsedQuery | None, filters: Filters, besides: Collection[int]) -> Query:
        """Stories that have enough of the words, or stand in ``besides``."""
        named = Query.boolean_query([(Occur.Must, self._named(besides)), *self._filters(filters)])
        if asked is None:
            return named
        return Query.boolean_query([(Occur.Should, self.enough_words(asked, filters)), (Occur.Should, named)])

    def first_places(self, stories: Sequence[int]) -> Query:
        """The first placements of these stories."""
        return Query.boolean_query([(Occur.Must, self._named(stories)), *self._filters(Filters())])

    def headline(self, words: Sequence[Sequence[str]], filters: Filters) -> Query:
        """Headlines that have all words, each in one of its ways, the last as a beginning."""
        *whole, beginnings = words
        clauses = [(Occur.Must, _any(self._term("headline_words", way) for way in its)) for its in whole]
        begun = (Query.phrase_prefix_query(self._schema, "headline_words", [way]) for way in beginnings)
        return Query.boolean_query([*clauses, (Occur.Must, _any(begun)), *self._filters(filters)])

    def _spacings(self, asked: ParsedQuery) -> Sequence[Spacing]:
        return () if asked.is_plain else other_spacings(asked.query, self._statistics)

    def _word(self, word: QueryWord, weight: float) -> Iterable[Clause]:
        for its in word.forms.stems:
            yield Occur.Should, Query.boost_query(self._term("stems", its), weight)
            yield Occur.Should, Query.boost_query(self._term("lead", its), weight * LEAD)
            yield Occur.Should, Query.boost_query(self._term("opening", its), weight * OPENING)

    def _other_forms(self, word: QueryWord, weight: float) -> Iterable[Clause]:
        others = dict.fromkeys(other_stems(word, self._statistics), OTHER_STEM)
        for its, like in (near_stems(word, self._statistics) | others).items():
            yield Occur.Should, Query.boost_query(self._term("stems", its), weight * like)

    def _grams(self, word: QueryWord, weight: float) -> Iterable[Clause]:
        """Without those that stand everywhere, which take the engine longest and tell it least."""
        most = max(_MANY, _COMMON * self._statistics.stories)
        for gram in ngrams(word.word):
            if self._statistics.gram_frequency(gram) <= most:
                yield Occur.Should, Query.boost_query(self._term("grams", gram), weight)

    def _any_stem(self, word: QueryWord) -> Iterable[Query]:
        stems = [*word.forms.stems, *other_stems(word, self._statistics)]
        return (self._term("stems", its) for its in stems)

    def _named(self, stories: Collection[int]) -> Query:
        return Query.term_set_query(self._schema, "story", list(stories))

    def _with_demands(self, query: Query, asked: ParsedQuery, filters: Filters) -> Query:
        clauses: list[Clause] = [(Occur.Must, query), *self._filters(filters)]
        clauses += [(Occur.Must, _silent(self._together(phrase))) for phrase in asked.phrases]
        clauses += [(Occur.MustNot, self._together(phrase)) for phrase in asked.excluded]
        return Query.boolean_query(clauses)

    def _together(self, words: Sequence[str]) -> Query:
        stems = [stems_of_any_language(word) for word in words]
        if len(words) == 1:
            return _any(self._term("stems", its) for its in stems[0])
        languages = max(map(len, stems))
        spoken = [[its[min(language, len(its) - 1)] for its in stems] for language in range(languages)]
        return _any(Query.phrase_query(self._schema, "stems", list(phrase)) for phrase in spoken)

    def _filters(self, filters: Filters) -> list[Clause]:
        where = "first" if filters.edition is None else "edition"
        demands = [(where, 1 if filters.edition is None else filters.edition)]
        demands += [("section", filters.section)] if filters.section is not None else []
        demands += [("author", filters.author)] if filters.author is not None else []
        clauses = [(Occur.Must, _silent(self._term(name, value))) for name, value in demands]
        if filters.since is not None or filters.until is not None:
            clauses.append((Occur.Must, self._published(filters.since, filters.until)))
        if filters.period is not None:
            clauses.append((Occur.Must, self._published(filters.period.start, filters.period.end)))
        return clauses

    def _published(self, from_: datetime | None, to: datetime | None) -> Query:
        since = int(from_.timestamp()) if from_ else _EARLIEST
        until = int(to.timestamp()) if to else _LATEST
        within = Query.range_query(
            self._schema, "published", FieldType.Integer, since, until, include_upper=False
        )
        return _silent(within)

    def _term(self, field: str, value: str | int) -> Query:
        return Query.term_query(self._schema, field, value, "freq")


def _meaning(words: Sequence[QueryWord]) -> Sequence[int]:
    """The words, by index, that carry meaning; all of them where none does."""
    meaning = [index for index, word in enumerate(words) if word.carries_meaning]
    return [index for index in meaning if not is_stop_word(words[index].word)] or meaning or range(len(words))


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
