"""Writing what was computed: the story's own list, and its place in the lists of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

import msgspec
from django.db import transaction
from django.db.models import Q

from nashra.changes import line
from nashra.newsroom.models import Article
from nashra.search.models import RelatedStory
from nashra.search.nearness.lists import Listed, joined, own, shown
from nashra.search.nearness.nearest import Nearest

Lists = Mapping[int, Sequence[Listed]]
Version = tuple[int | None]
"""The revision of a live story that readers see."""


class Edited(msgspec.Struct, frozen=True):
    """What an editor has decided of a list."""

    struck: frozenset[int]
    pinned: frozenset[int]


def edited(article: int) -> Edited:
    """What an editor has decided of a story's list."""
    rows = _lists([article])[article]
    return Edited(
        frozenset(row.story for row in rows if row.struck),
        frozenset(row.story for row in rows if row.pinned is not None),
    )


@transaction.atomic
def write(article: int, found: Nearest, words: Mapping[int, str], computed_of: Version) -> None:
    """Write the rows that change, and record the lists that show other stories than before.

    Nothing is written where the story has changed meanwhile: that change is followed by itself.
    """
    numbers = sorted({article, *found.all, *found.copies})
    alive = _lock(numbers)
    if alive.get(article) != computed_of:
        return
    before = _lists(numbers)
    after = {
        number: _joined(article, number, before[number], found, words)
        for number in alive
        if number != article
    }
    after[article] = own(before[article], [one for one in found.chosen if one.story in alive], words)
    _write_changes(before, after)
    changed = [number for number in after if shown(before[number]) != shown(after[number])]
    if changed:
        line.record(line.Kind.RELATED, line.Subject(stories=tuple(sorted(changed))))


def _joined(
    article: int, number: int, rows: Sequence[Listed], found: Nearest, words: Mapping[int, str]
) -> Sequence[Listed]:
    near = found.all.get(number)
    score = near.score if near else 0.0
    return joined(rows, Listed(article, score, words.get(number, "")), found.copies)


def _lock(numbers: Sequence[int]) -> dict[int, Version | None]:
    """Take the stories' rows, so that two that enter one list wait for each other; gives those that exist."""
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
    found = rows.values_list("pk", "live", "live_revision")
    return {pk: (revision,) if live else None for pk, live, revision in found}


def _lists(numbers: Sequence[int]) -> dict[int, list[Listed]]:
    found: dict[int, list[Listed]] = defaultdict(list)
    rows = RelatedStory.objects.filter(article__in=numbers).order_by()
    for number, story, score, words, pinned, struck in rows.values_list(
        "article", "related", "score", "words", "pinned", "struck"
    ):
        found[number].append(Listed(story, score, words, pinned, struck))
    return found


def _write_changes(before: Lists, after: Lists) -> None:
    """Write the rows that differ; those that go are deleted, the others put in their place."""
    gone: list[tuple[int, int]] = []
    put: list[RelatedStory] = []
    for number, rows in after.items():
        known = {row.story: row for row in before[number]}
        put += [_row(number, row) for row in rows if known.pop(row.story, None) != row]
        gone += [(number, story) for story in known]
    if gone:
        which = reduce(or_, (Q(article=number, related=story) for number, story in gone))
        RelatedStory.objects.filter(which).delete()
    if not put:
        return
    RelatedStory.objects.bulk_create(
        put,
        update_conflicts=True,
        unique_fields=["article", "related"],
        update_fields=["score", "words"],
    )


def _row(number: int, row: Listed) -> RelatedStory:
    return RelatedStory(
        article_id=number,
        related_id=row.story,
        score=row.score,
        words=row.words,
        pinned=row.pinned,
        struck=row.struck,
    )
