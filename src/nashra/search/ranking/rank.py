"""Ranking: the engine's candidates scored by all evidence together."""

from collections.abc import Sequence

import msgspec

from nashra.search.ranking import (
    exact_feature,
    gram_model,
    language_model,
    number_feature,
    pairs,
    passage_feature,
    position_feature,
)
from nashra.search.ranking.matching import NEAR, Related, occurrences, related_words
from nashra.search.ranking.model import Candidate, Occurrences, Query, Scored, Statistics
from nashra.search.ranking.rarity import Rarity, rarities
from nashra.search.ranking.spacing import other_spacings, respaced

_LONG_QUERY = 20
"""Content words beyond which a query is a paragraph: its words alone say enough."""
_FEW_WORDS = 3
"""Content words up to which a query names what it wants, so that only forms of its words are results."""


class _Asked(msgspec.Struct, frozen=True):
    """All that is known of a query before the first story is looked at."""

    query: Query
    rarity: Sequence[Rarity]
    values: Sequence[float]  # weight by rarity of each word
    pair_value: pairs.PairValue
    smooth: float
    mean_length: float
    is_long: bool
    least: Sequence[float]  # how like each word a story's word must be to count as it


def rank(query: Query, candidates: Sequence[Candidate], statistics: Statistics) -> list[Scored]:
    """The candidates, best first; equal scores keep the order in which they came."""
    texts = _respaced(query, [candidate.text for candidate in candidates], statistics)
    asked, stories, standing = _read(query, texts, statistics)
    grams = _gram_scores(asked, texts, statistics)
    scored = []
    for candidate, story, where, gram_score in zip(candidates, stories, standing, grams, strict=True):
        score = gram_model.WEIGHT * gram_score + _words(asked, where, len(story))
        if not asked.is_long:
            score += _together(asked, where, story)
        scored.append(Scored(candidate.key, score, _coverage(asked, where)))
    return sorted(scored, key=lambda one: -one.score)


def coverages(query: Query, texts: Sequence[str], statistics: Statistics) -> list[float]:
    """What each of the stories has of the query's evidence at all, 0 to 1, as in ``Scored``."""
    asked, _, standing = _read(query, _respaced(query, texts, statistics), statistics)
    return [_coverage(asked, where) for where in standing]


def _respaced(query: Query, texts: Sequence[str], statistics: Statistics) -> Sequence[str]:
    spacings = other_spacings(query, statistics)
    return [respaced(text, spacings) for text in texts] if spacings else texts


def _read(
    query: Query, texts: Sequence[str], statistics: Statistics
) -> tuple[_Asked, Sequence[Sequence[str]], Sequence[Sequence[Occurrences]]]:
    """The query, the stories' words, and where each story has the query's."""
    stories = [text.split(" ") for text in texts]
    related = related_words(query, set().union(*stories), statistics)
    standing = [occurrences(story, related, len(query.words)) for story in stories]
    asked = _prepare(query, rarities(query, related, statistics), _least(query, related), statistics)
    return asked, stories, standing


def _least(query: Query, related: Related) -> list[float]:
    """Where a word of a short query is found itself, what only shares its skeleton is another word."""
    found: set[int] = set()
    if query.content <= _FEW_WORDS:
        found = {index for alike in related.values() for index, like in alike if like >= NEAR}
    return [NEAR if index in found else 0.0 for index in range(len(query.words))]


def _prepare(
    query: Query, rarity: Sequence[Rarity], least: Sequence[float], statistics: Statistics
) -> _Asked:
    weights = [word.weight for word in query.words]
    idfs = [one.idf for one in rarity]
    return _Asked(
        query,
        rarity,
        [weight * idf for weight, idf in zip(weights, idfs, strict=True)],
        pairs.PairValue(weights, idfs),
        language_model.smoothing(query.content),
        statistics.mean_length,
        query.content > _LONG_QUERY,
        least,
    )


def _gram_scores(asked: _Asked, texts: Sequence[str], statistics: Statistics) -> list[float]:
    if asked.is_long:
        return [0.0] * len(texts)
    return gram_model.gram_scores(texts, gram_model.gram_weights(asked.query, statistics))


def _words(asked: _Asked, where: Sequence[Occurrences], length: int) -> float:
    """What each word says by itself."""
    score = 0.0
    long = language_model.effective_length(length, asked.mean_length)
    for index, standing in enumerate(where):
        if standing:
            probability = asked.rarity[index].probability
            likelihood = language_model.word_likelihood(standing, long, probability, asked.smooth)
            bonus = position_feature.WEIGHT * position_feature.earliness(standing)
            bonus += exact_feature.WEIGHT * exact_feature.is_exact(standing)
            score += asked.query.words[index].weight * likelihood + asked.values[index] * bonus
    return score


def _together(asked: _Asked, where: Sequence[Occurrences], story: Sequence[str]) -> float:
    """What the words say together."""
    score = passage_feature.WEIGHT * passage_feature.best_window(where, asked.values)
    score += pairs.WEIGHT * pairs.pairs_found(asked.query.order, where, asked.pair_value)
    if asked.query.asks_number:
        near = number_feature.numbers_near(number_feature.number_positions(story), where, asked.values)
        score += number_feature.WEIGHT * near
    return score


def _coverage(asked: _Asked, where: Sequence[Occurrences]) -> float:
    total = sum(asked.values)
    covered = sum(
        value * max((like for _, like in standing if like >= least), default=0.0)
        for value, least, standing in zip(asked.values, asked.least, where, strict=True)
    )
    return covered / total if total else 0.0
