"""Published stories as the index takes them, from the database: some by their numbers, or all in batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from django.db.models import TextField
from django.db.models.functions import Cast

from nashra.changes.ask import Row, ask_of, aware
from nashra.editions.models import Edition
from nashra.newsroom.faults import Piece, attempt
from nashra.newsroom.models import Article
from nashra.newsroom.queries import statements
from nashra.newsroom.story_text import body_text
from nashra.search.engine import PlacementText, StoryText

BATCH = 1_000


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
    """The words of these stories' bodies, and of what was told of them live, by number."""
    wanted = list(numbers)
    updates = _updates(wanted)
    rows = Article.objects.filter(pk__in=wanted).values_list("pk", Cast("body", TextField()))
    return {number: "\n".join(filter(None, (body_text(body), updates.get(number)))) for number, body in rows}


def languages() -> dict[int, str]:
    """Each edition's language, in which its stories are stemmed."""
    return dict(Edition.objects.values_list("pk", "language"))


def _batch(numbers: Sequence[int]) -> Iterator[StoryText]:
    places, authors = (
        _by_story(statements.SEARCHED_PLACES, numbers),
        _by_story(statements.SEARCHED_AUTHORS, numbers),
    )
    updates = _updates(numbers)
    rows = ask_of(statements.SEARCHED, numbers)
    found = {
        row[0]: attempt(
            partial(_story, row, places.get(row[0], ()), authors.get(row[0], ()), updates.get(row[0], "")),
            Piece.SEARCH,
            row[0],
        )
        for row in rows
    }
    for number in numbers:
        yield found.get(number) or StoryText(number, "")


def _by_story(statement: str, numbers: Sequence[int]) -> Mapping[int, Sequence[Row]]:
    """The rows of a statement by their first value, without it."""
    found: dict[int, list[Row]] = defaultdict(list)
    for number, *row in ask_of(statement, numbers):
        found[number].append(tuple(row))
    return found


def _updates(numbers: Sequence[int]) -> Mapping[int, str]:
    """What was told of these stories live, the youngest first."""
    rows = _by_story(statements.SEARCHED_UPDATES, numbers)
    return {
        number: "\n".join(text for update in its for text in update if text) for number, its in rows.items()
    }


def _story(row: Row, places: Sequence[Row], authors: Sequence[Row], updates: str) -> StoryText:
    number, headline, kicker, summary, city, agency, caption, body = row
    ids = tuple(pk for pk, _name in authors)
    return StoryText(
        number,
        headline=headline,
        kicker=kicker,
        summary=summary,
        body="\n".join(text for text in (body_text(body), updates, caption, city, agency) if text),
        authors="، ".join(name for _pk, name in authors),
        language=places[0][0] if places else "ar",
        placements=tuple(_place(place, ids) for place in places),
    )


def _place(place: Row, authors: tuple[int, ...]) -> PlacementText:
    _language, edition, section, published_at, headline, summary = place
    published = aware(published_at)
    assert published is not None, "the statement leaves it out"
    return PlacementText(edition, section, published, authors, headline, summary)
