"""Published stories as the index takes them, from the database: some by their numbers, or all in batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from nashra.editions.models import Edition
from nashra.newsroom.models import Article, Byline, Placement
from nashra.newsroom.story_text import body_text
from nashra.search.engine import PlacementText, StoryText

BATCH = 1_000
_FIELDS = ("pk", "headline", "kicker", "summary", "city", "agency", "caption")
_Authors = Mapping[int, Sequence[tuple[int, str]]]


def count() -> int:
    """How many stories `published` gives."""
    return Article.objects.filter(live=True).count()


def published(after: int = 0) -> Iterator[StoryText]:
    """All stories that readers can find, by number, from the one behind `after` on.

    Each batch is read as it is at that moment, so nothing is held open for long.
    """
    for numbers in batches(after):
        yield from (story for story in of_numbers(numbers) if story.placements)


def batches(after: int = 0) -> Iterator[Sequence[int]]:
    """The numbers of all live stories behind `after`, in order, each batch as it is when it is read."""
    live = Article.objects.filter(live=True).order_by("pk")
    while numbers := list(live.filter(pk__gt=after).values_list("pk", flat=True)[:BATCH]):
        yield numbers
        after = numbers[-1]


def of_numbers(numbers: Iterable[int]) -> Iterator[StoryText]:
    """These stories as they are when each batch is read; one that readers cannot find has no placements."""
    wanted = sorted(set(numbers))
    for start in range(0, len(wanted), BATCH):
        yield from _batch(wanted[start : start + BATCH])


def bodies(numbers: Iterable[int]) -> dict[int, str]:
    """The words of these stories' bodies, by number."""
    rows = Article.objects.filter(pk__in=list(numbers)).values_list("pk", Cast("body", TextField()))
    return {number: body_text(body) for number, body in rows}


def languages() -> dict[int, str]:
    """Each edition's language, in which its stories are stemmed."""
    return dict(Edition.objects.values_list("pk", "language"))


def _batch(numbers: Sequence[int]) -> Iterator[StoryText]:
    placements, authors, spoken = _placements(numbers), _authors(numbers), languages()
    rows = Article.objects.filter(pk__in=numbers, live=True).order_by("pk")
    found = {
        row[0]: _story(row, placements.get(row[0], ()), authors, spoken)
        for row in rows.values_list(*_FIELDS, Cast("body", TextField()))
    }
    for number in numbers:
        yield found.get(number) or StoryText(number, "")


def _story(
    row: tuple[Any, ...], places: Sequence[tuple[Any, ...]], authors: _Authors, spoken: Mapping[int, str]
) -> StoryText:
    number, headline, kicker, summary, city, agency, caption, body = row
    own = authors.get(number, ())
    ids = tuple(pk for pk, _name in own)
    return StoryText(
        number,
        headline=headline,
        kicker=kicker,
        summary=summary,
        body="\n".join(text for text in (body_text(body), caption, city, agency) if text),
        authors="، ".join(name for _pk, name in own),
        language=spoken.get(places[0][0], "ar") if places else "ar",
        placements=tuple(
            PlacementText(edition, section, published_at, ids, its_headline, its_summary)
            for edition, section, published_at, its_headline, its_summary in places
        ),
    )


def _placements(numbers: Sequence[int]) -> Mapping[int, Sequence[tuple[Any, ...]]]:
    """Where readers find each story, the canonical place first."""
    rows = Placement.objects.filter(article__in=numbers, live=True, published_at__isnull=False)
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for number, *place in rows.order_by("-canonical", "sort_order", "pk").values_list(
        "article", "edition", "section", "published_at", "headline", "summary"
    ):
        found[number].append(tuple(place))
    return found


def _authors(numbers: Sequence[int]) -> _Authors:
    rows = Byline.objects.filter(article__in=numbers).order_by("sort_order", "pk")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, author, name in rows.values_list("article", "author", "author__name"):
        found[number].append((author, name))
    return found
