"""An edition's most read stories: as they were ranked last, and as their scores rank them now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from nashra.audience.models import MostRead, StoryScore
from nashra.changes.ask import ask_of
from nashra.newsroom.models import Placement

KEPT = 20
"""Stories of a ranking."""

LOOKED_AT = 2 * KEPT
"""More than are kept, so that scores that differ by an error of rounding alone are ordered as equals."""

DIGITS = 6
"""Decimals of a score that count: stories whose views differ by a millionth are read alike."""


_MOST_READ = """
    SELECT edition_id, article_id FROM nashra_audience_mostread WHERE edition_id IN ({these}) ORDER BY position
"""


def most_read(edition: int) -> list[int]:
    """An edition's most read stories as they were ranked last, the first first."""
    rows = MostRead.objects.filter(edition=edition).order_by("position")
    return list(rows.values_list("article", flat=True))


def most_read_of(editions: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The same for many editions."""
    ranked: defaultdict[int, list[int]] = defaultdict(list)
    for edition, number in ask_of(_MOST_READ, editions):
        ranked[edition].append(number)
    return {edition: tuple(numbers) for edition, numbers in ranked.items()}


def ranking(edition: int) -> list[int]:
    """The edition's stories that readers can open, most read first; of those read alike, the newer first.

    Reads the top of an index, and no more rows than `LOOKED_AT` and the stories taken down that stand between them.
    """
    rows = top_scores(edition).values_list("article", "score")[:LOOKED_AT]
    ranked = sorted(rows, key=lambda row: (round(row[1], DIGITS), row[0]), reverse=True)
    return [article for article, _score in ranked[:KEPT]]


def top_scores(edition: int) -> QuerySet[StoryScore]:
    """Scores of the edition's stories that readers can open, the highest first."""
    live = Placement.objects.filter(edition=OuterRef("edition"), article=OuterRef("article"), live=True)
    return StoryScore.objects.filter(Exists(live), edition=edition).order_by("-score", "-article_id")


def has_views(edition: int) -> bool:
    """Whether any of the edition's stories has been read."""
    return StoryScore.objects.filter(edition=edition).exists()
