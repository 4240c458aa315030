"""The frame of every page: what stands around its head, its column and what lies beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from nashra.pages import templates

T = TypeVar("T")

CUTS = {
    "document": ("document", 0),
    "masthead": ("document", 1),
    "ending": ("document", 2),
    "column-opening": ("page_frame", 0),
    "column-closing": ("page_frame", 1),
    "page-closing": ("page_frame", 2),
    "home-opening": ("home_frame", 0),
    "home-closing": ("home_frame", 1),
    "front-opening": ("front_frame", 0),
    "front-closing": ("front_frame", 1),
    "slots-opening": ("slots_frame", 0),
    "slots-closing": ("slots_frame", 1),
    "blocks-opening": ("blocks_frame", 0),
    "blocks-closing": ("blocks_frame", 1),
}
"""The kinds of fragments that frame others: a template, and which piece of it when it is cut."""


def frame_piece(kind: str, **values: Any) -> bytes:
    """A piece of a frame's template."""
    template, place = CUTS[kind]
    return templates.cut(template, **values)[place]


def page(
    part: Callable[[str], T],
    *,
    head: Iterable[T],
    column: Iterable[T],
    beside: Iterable[T],
    above: Iterable[T] = (),
) -> tuple[T, ...]:
    """A page with a column and what stands beside it. `part` gives the piece of a kind of CUTS, or of "breaking"."""
    return (
        part("document"),
        *head,
        part("masthead"),
        part("breaking"),
        *above,
        part("column-opening"),
        *column,
        part("column-closing"),
        *beside,
        part("page-closing"),
        part("ending"),
    )


def home(
    part: Callable[[str], T],
    *,
    head: Iterable[T],
    main: Iterable[T],
    above: Iterable[T] = (),
    around: str = "home",
) -> tuple[T, ...]:
    """A home page, which has no column. around: home; front for one that is laid out by hand."""
    return (
        part("document"),
        *head,
        part("masthead"),
        part("breaking"),
        *above,
        part(f"{around}-opening"),
        *main,
        part(f"{around}-closing"),
        part("ending"),
    )


def blocks(part: Callable[[str], T], *, sections: Iterable[T]) -> tuple[T, ...]:
    """The blocks of an edition's sections, side by side."""
    return (part("blocks-opening"), *sections, part("blocks-closing"))


def slots(part: Callable[[str], T], places: Iterable[T]) -> tuple[T, ...]:
    """The slots of a section's front, at the top of its column."""
    return (part("slots-opening"), *places, part("slots-closing"))
