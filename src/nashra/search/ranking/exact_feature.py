"""The word itself: a small bonus for the form that was typed over its other forms."""

from nashra.search.ranking.model import Occurrences

WEIGHT = 0.5


def is_exact(where: Occurrences) -> bool:
    """Whether the word stands somewhere in the very form of the query."""
    return any(like == 1.0 for _, like in where)
