"""Who is in whose list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nashra.changes.ask import ask, ask_of, marks
from nashra.related.models import RelatedStory
from nashra.related.statements import LISTED_IN, SHOWN


def numbers(article: int, limit: int) -> list[int]:
    """The stories nearest to one, pinned ones first, without those that an editor struck out."""
    rows = RelatedStory.objects.filter(article=article, struck=False)
    return list(rows.values_list("related", flat=True)[:limit])


def lists_of(stories: Iterable[int], limit: int) -> dict[int, tuple[int, ...]]:
    """The lists of many stories, as `numbers` gives one."""
    lists: defaultdict[int, list[int]] = defaultdict(list)
    for story, related in ask_of(SHOWN, stories):
        lists[story].append(related)
    return {story: tuple(listed[:limit]) for story, listed in lists.items()}


def listed_in(stories: Iterable[int], at_most: int) -> set[int]:
    """Stories in whose related lists any of these stands."""
    listed = [*stories]
    statement = LISTED_IN.format(these=marks(len(listed)))
    return {number for (number,) in ask(statement, [*listed, at_most])} if listed else set()
