"""Understanding a query: its distinct words, their weights, and whether it asks for a number."""

from nashra.arabic.analysis.query_words import NUMBER_QUESTIONS, query_weight
from nashra.arabic.analysis.tokens import words
from nashra.arabic.analysis.word_similarity import forms
from nashra.search.ranking.model import Query, QueryWord

MOST_WORDS = 128
"""Words beyond are not looked at: a whole paragraph fits, a megabyte does not."""


def understand(text: str) -> Query:
    """The query that ``text`` asks; empty when it has no letter or digit."""
    typed = words(text[: MOST_WORDS * 64])[:MOST_WORDS]
    distinct = {word: index for index, word in enumerate(dict.fromkeys(typed))}
    return Query(
        tuple(QueryWord(word, query_weight(word), forms(word)) for word in distinct),
        tuple(distinct[word] for word in typed),
        not NUMBER_QUESTIONS.isdisjoint(distinct),
    )
