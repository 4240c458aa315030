"""Searching stories by words, which a package below does; without it, the newest headlines are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

find: Callable[[str, int], Sequence[int] | None] | None = None
"""Numbers of published stories that have the words typed, the likeliest first, and how many at the most.

Set by nashra.search when the project starts. Gives None where the index cannot be used.
"""


def found(words: str, limit: int) -> Sequence[int] | None:
    """What `find` gives; None where there is none either."""
    return find(words, limit) if find else None
