"""Freshness: of two stories that tell as much, news prefers the newer.

A story of today counts 12 in a hundred more than one from long ago; half of that is left after thirty
days. So freshness decides between likely stories, and never lifts one that hardly has the words.
"""

_MOST = 0.12
_HALVED_AFTER = 30.0
_DAY = 86_400.0


def freshness(published: int, now: float) -> float:
    """What a story's score is multiplied by; both times in seconds since 1970.

    >>> round(freshness(0, 0), 3), round(freshness(0, 30 * 86_400), 3)
    (1.12, 1.06)
    """
    age = max(0.0, now - published) / _DAY
    return 1.0 + _MOST / (1.0 + age / _HALVED_AFTER)
