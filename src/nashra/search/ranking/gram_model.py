"""4-grams under BM25: what words have in common where no stem agrees.

Source: McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004,
for the grams; Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, for BM25. Counted
in the folded text itself, in which a word's borders are its spaces.
"""

from collections.abc import Mapping, Sequence

from nashra.arabic.analysis.ngrams import ngrams
from nashra.search.ranking.model import Query, Statistics
from nashra.search.ranking.rarity import inverse_frequency

WEIGHT = 0.3
_SATURATION = 0.6
_LENGTH = 0.9


def gram_weights(query: Query, statistics: Statistics) -> Mapping[str, float]:
    """The query's 4-grams as they stand in a text, each with its weight."""
    weights: dict[str, float] = {}
    for index in query.order:
        for gram in ngrams(query.words[index].word):
            weights[gram] = weights.get(gram, 0.0) + query.words[index].weight
    documents = max(1, statistics.stories)
    known = {gram: min(statistics.gram_frequency(gram), documents) for gram in weights}
    return {
        gram.replace("_", " "): weight * inverse_frequency(documents, known[gram])
        for gram, weight in weights.items()
        if known[gram]
    }


def gram_scores(texts: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    """BM25 of each candidate's text over the grams."""
    mean = sum(map(len, texts)) / max(1, len(texts))
    return [_score(text, weights, max(mean, 1.0)) for text in texts]


def _score(text: str, weights: Mapping[str, float], mean: float) -> float:
    dampening = _SATURATION * (1.0 - _LENGTH + _LENGTH * len(text) / mean)
    bordered = f" {text} "
    score = 0.0
    for gram, weight in weights.items():
        count = bordered.count(gram)
        if count:
            score += weight * count * (_SATURATION + 1.0) / (count + dampening)
    return score
