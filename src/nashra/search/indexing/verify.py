"""Whether the index and the database agree, story by story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from nashra.search.engine import StoryText
from nashra.search.index.documents import fingerprint
from nashra.search.indexing import published_stories
from nashra.search.instance import engine

AT_ONCE = 1_000


class What(StrEnum):
    """How index and database differ."""

    MISSING = "published, and not in the index"
    OLD = "in the index as it was before"
    LEFT = "in the index, and not published"
    TWICE = "twice in the index"


class Difference(msgspec.Struct, frozen=True, order=True):
    """A story that the index has otherwise than the database, in an edition."""

    story: int
    edition: int
    what: What


def differences() -> list[Difference]:
    """All differences, by story. Raises IndexUnusableError.

    Looked at again where there are any: what was published during the first look is no difference.
    """
    found = _compared(published_stories.published())
    if not found:
        return []
    again = {one.story for one in found}
    return _compared(published_stories.of_numbers(again), again)


def repair(found: Iterable[Difference]) -> None:
    """Write these stories as the database has them. Raises IndexUnusableError."""
    numbers = sorted({one.story for one in found})
    for start in range(0, len(numbers), AT_ONCE):
        engine().write(published_stories.of_numbers(numbers[start : start + AT_ONCE]))


def _compared(published: Iterable[StoryText], only: set[int] | None = None) -> list[Difference]:
    """How the index differs from these stories; with `only`, what it has of others is left aside."""
    indexed: dict[tuple[int, int], int] = {}
    found = []
    for one in engine().snapshot().contents():
        if only is not None and one.story not in only:
            continue
        if (one.story, one.edition) in indexed:
            found.append(Difference(one.story, one.edition, What.TWICE))
        indexed[one.story, one.edition] = one.fingerprint
    for story, edition, wanted in _fingerprints(published):
        known = indexed.pop((story, edition), None)
        if known != wanted:
            found.append(Difference(story, edition, What.MISSING if known is None else What.OLD))
    found += [Difference(story, edition, What.LEFT) for story, edition in indexed]
    return sorted(found)


def _fingerprints(published: Iterable[StoryText]) -> Iterator[tuple[int, int, int]]:
    for story in published:
        for placement in story.placements:
            yield story.number, placement.edition, fingerprint(story, placement)
