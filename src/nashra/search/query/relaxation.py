"""Fewer words: the query without the word that stands in the way of finding more."""

from nashra.arabic.analysis.tokens import tokens
from nashra.search.ranking.matching import frequency
from nashra.search.ranking.model import Query, Statistics


def without_rarest(typed: str, query: Query, statistics: Statistics) -> str | None:
    """``typed`` without the word that the archive has least or not at all; none where one word is all there is.

    Quotation marks and minuses stay around the others.
    """
    if query.content < 2:
        return None
    meaningful = [word for word in query.words if word.carries_meaning]
    rarest = min(meaningful, key=lambda word: frequency(word.forms.stems, statistics))
    for token in reversed(tokens(typed)):
        if token.word == rarest.word:
            kept, rest = typed[: token.start], typed[token.end :]
            typed = kept.rstrip() + (rest if kept.endswith(" ") else rest.lstrip())
    return typed.strip()
