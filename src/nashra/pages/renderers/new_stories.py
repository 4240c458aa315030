"""Which stories a list begins with: by that, an open page counts how many are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import ngettext

from nashra.fragments.model import Piece
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import templates

_SAMPLES = {"one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""A number of each of the plural's categories, as browsers name them; languages have some of them."""


def new_stories(subject: str, rows: Iterable[PlacementRow]) -> Piece:
    """The button that offers new stories, hidden until there are some; `subject`: what a page listens to for it."""
    numbers = " ".join(str(row.article) for row in rows)
    return Piece(templates.html("new_stories", subject=subject, numbers=numbers, words=tuple(_words())))


def _words() -> Iterator[tuple[str, str]]:
    """How the number is said in each category, with {count} for the number; without it where a word says it."""
    for category, count in _SAMPLES.items():
        said = ngettext("{count} new story", "{count} new stories", count)
        yield category, said
