"""Stories whole, and what goes with them, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from nashra.changes.ask import Row, ask, ask_of, aware, batches, marks
from nashra.newsroom.queries import statements
from nashra.newsroom.queries.rows import (
    ArticleRow,
    AuthorLine,
    CorrectionRow,
    PhotoRow,
    VideoRow,
)


def videos(numbers: Collection[int]) -> dict[int, VideoRow]:
    """Videos by number."""
    return {row[0]: VideoRow(*row) for row in ask_of(statements.VIDEOS, numbers)}


def whole(numbers: Collection[int]) -> dict[int, ArticleRow]:
    """What only the stories' own pages show, by number."""
    authors: defaultdict[int, list[AuthorLine]] = defaultdict(list)
    topics: defaultdict[int, list[int]] = defaultdict(list)
    for number, topic, *line in _lines(numbers):
        if topic:
            topics[number].append(topic)
        else:
            authors[number].append(AuthorLine(*line))
    corrections: defaultdict[int, list[CorrectionRow]] = defaultdict(list)
    for number, text, made_at in ask_of(statements.CORRECTIONS, numbers):
        corrections[number].append(CorrectionRow(text, aware(made_at)))
    return {
        number: ArticleRow(
            number,
            credit,
            body,
            aware(since),
            aware(until),
            tuple(authors.get(number, ())),
            tuple(corrections.get(number, ())),
            tuple(dict.fromkeys(topics.get(number, ()))),
        )
        for number, credit, body, since, until in ask_of(statements.WHOLE, numbers)
    }


def _lines(numbers: Collection[int]) -> Iterable[Row]:
    """Bylines and topics: the story's number, the topic's or 0, and what the byline says."""
    for batch in batches(numbers):
        rows = ask(statements.BYLINES.format(these=marks(len(batch))), [*batch, *batch])
        yield from ((row[0], *row[3:]) for row in rows)


def bylines(numbers: Collection[int]) -> dict[int, tuple[AuthorLine, ...]]:
    """Who wrote stories."""
    authors: defaultdict[int, list[AuthorLine]] = defaultdict(list)
    for number, topic, *line in _lines(numbers):
        if not topic:
            authors[number].append(AuthorLine(*line))
    return {number: tuple(lines) for number, lines in authors.items()}


def see_also(numbers: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The stories that editors picked to go with each of these, in their order."""
    picked: defaultdict[int, list[int]] = defaultdict(list)
    for number, target in ask_of(statements.SEE_ALSO, numbers):
        picked[number].append(target)
    return {number: tuple(targets) for number, targets in picked.items()}


def photos(numbers: Iterable[int]) -> dict[int, PhotoRow]:
    """Photos that may be shown, by number."""
    return {row[0]: PhotoRow(*row) for row in ask_of(statements.PHOTOS, numbers)}
