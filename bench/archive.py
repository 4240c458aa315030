"""An archive of invented stories in a database and an index, made quickly: what measuring commands have in common."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import accumulate, islice
from typing import Any

from django.utils import timezone

from nashra.editions.models import Section
from nashra.newsroom.models import Article, Placement
from nashra.related import statements
from nashra.search.engine import PlacementText, StoryText

_BATCH = 5_000
_FORMS = 200_000


def texts(count: int) -> Iterator[StoryText]:
    """Stories of invented words over five years, in twenty sections."""
    chance, letters = random.Random(6), "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    forms = ["".join(chance.choices(letters, k=chance.randint(3, 7))) for _ in range(_FORMS)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(_FORMS)))
    now = timezone.now()
    for number in range(1, count + 1):
        its = chance.choices(forms, cum_weights=weights, k=300)
        published = now - timedelta(minutes=chance.randrange(5 * 365 * 1440))
        places = (PlacementText(1, chance.randrange(20), published),)
        head, summary, body = (" ".join(part) for part in (its[:9], its[9:29], its[29:]))
        yield StoryText(number, head, summary=summary, body=body, placements=places)


def kept(
    given: Iterator[StoryText], edition: Any, shown: Sequence[Section], whole: bool = False
) -> Iterator[StoryText]:
    """The stories, when the database has them under the same numbers; their bodies only where asked for."""
    while batch := list(islice(given, _BATCH)):
        Article.objects.bulk_create(
            Article(
                pk=text.number,
                headline=text.headline,
                summary=text.summary,
                body=[("paragraph", f"<p>{text.body}</p>")] if whole else [],
                live=True,
            )
            for text in batch
        )
        Placement.objects.bulk_create(
            Placement(
                article_id=text.number,
                edition=edition,
                section=shown[text.placements[0].section],
                live=True,
                published_at=text.placements[0].published,
            )
            for text in batch
        )
        yield from batch


def fill_lists(count: int, scores: Iterable[float]) -> None:
    """Give each of the first ``count`` stories a list of these scores."""
    scores = [*scores]
    rows = (
        (number, 1 + (number * 7919 + at * 104_729) % count, score, "")
        for number in range(1, count + 1)
        for at, score in enumerate(scores)
    )
    while batch := list(islice(rows, _BATCH)):
        statements.write(statements.PUT, batch)
