"""What tells a story's kind: its mark in lists, a gallery's numbered pictures, the video that leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext, pgettext

from nashra.arabic.digits import Digits, to_digits
from nashra.newsroom.story_kinds import StoryKind
from nashra.pages.values import Block, Film


def mark(kind: str) -> str:
    """What marks a story of a kind in lists and over its headline; empty for news."""
    match kind:
        case StoryKind.OPINION:
            return pgettext("mark of a story", "Opinion")
        case StoryKind.GALLERY:
            return pgettext("mark of a story", "Photos")
        case StoryKind.VIDEO:
            return pgettext("mark of a story", "Video")
    return ""


def numbered(blocks: Sequence[Block], digits: Digits) -> tuple[Block, ...]:
    """A gallery's blocks, each picture with its number and how many there are."""
    count = sum(1 for block in blocks if block.kind == "photo" and block.picture)
    return tuple(_numbered(blocks, count, digits))


def _numbered(blocks: Sequence[Block], count: int, digits: Digits) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if block.kind == "photo" and block.picture:
            number += 1
            told = gettext("%(number)s of %(count)s") % {"number": number, "count": count}
            yield replace(block, number=number, place=to_digits(told, digits))
        else:
            yield block


def leading(blocks: Sequence[Block]) -> tuple[Film | None, tuple[Block, ...]]:
    """The first video, and the blocks without it; all of them where there is none."""
    first = next((place for place, block in enumerate(blocks) if block.film), None)
    if first is None:
        return None, tuple(blocks)
    return blocks[first].film, tuple(blocks[:first]) + tuple(blocks[first + 1 :])
