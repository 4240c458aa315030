"""What duplicates.js posts of a story's form."""

from __future__ import annotations

import msgspec
from django.http import QueryDict

from nashra.duplicates.compared_text import ComparedText, of_passages

LONGEST = 200_000
"""Letters of a text that are compared; the rest of a longer one is not."""


class PostedStory(msgspec.Struct, frozen=True):
    """A form as it stands."""

    text: ComparedText
    story: int | None = None  # that the form edits
    dismissed: frozenset[int] = frozenset()  # stories that the editor has seen and gone on from
    editions: tuple[int, ...] = ()  # in which the form places the story


def read(posted: QueryDict) -> PostedStory:
    """The form from what was posted; what is not a number where one belongs is left out."""
    passages, left = [], LONGEST
    for passage in posted.getlist("passage"):
        passages.append(passage[:left])
        left -= len(passages[-1])
    stories = _numbers(posted.getlist("story"))
    return PostedStory(
        of_passages(posted.get("headline", "")[:1000], passages),
        stories[0] if stories else None,
        frozenset(_numbers(posted.getlist("dismissed"))),
        tuple(_numbers(posted.getlist("edition"))),
    )


def _numbers(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 19]
