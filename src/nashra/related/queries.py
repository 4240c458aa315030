"""Who is in whose list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nashra.changes.ask import ask_of
from nashra.related.models import RelatedStory
from nashra.related.statements import SHOWN


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
    rows = RelatedStory.objects.filter(related__in=list(stories), struck=False)
    return set(rows.values_list("article", flat=True).order_by().distinct()[:at_most])
