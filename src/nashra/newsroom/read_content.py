"""What readers read of a story, by which a change of it is told from its being published again. Pure.

The story's own words and photos, who wrote it, and its corrections; not its address, its section, its times, or which
other stories are listed beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape, unescape
from typing import Any

_PIECE = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)", re.IGNORECASE)
"""A tag, or the text up to the next."""
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_LEADS = ("href", "linktype", "id")
"""Attributes that say where a link leads; the others are the editor's own marks."""
_SAME = {"strong": "b"}


@dataclass(frozen=True, slots=True, eq=False)
class ReadBody:
    """A body as it is stored; equal to one that reads the same."""

    blocks: Sequence[Mapping[str, Any]]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ReadBody):
            return NotImplemented
        return self.blocks == other.blocks or read_body(self.blocks) == read_body(other.blocks)

    __hash__ = None  # type: ignore[assignment]  # as of all that is compared by more than its fields


@dataclass(frozen=True, slots=True)
class ReadContent:
    """What readers of a story read. Two are equal where no reader could tell them apart."""

    kind: str
    kicker: str
    headline: str
    summary: str
    city: str
    agency: str
    photo: int | None
    caption: str
    credit: str
    headline_only: bool
    authors: tuple[int, ...]  # in the order of their lines
    corrections: tuple[tuple[str, datetime], ...]  # when to the minute, as readers are told it
    body: ReadBody

    def in_edition(self, headline: str, summary: str, city: str, photo: int | None) -> ReadContent:
        """The same with what an edition says otherwise; what is empty is the story's own."""
        return replace(
            self,
            headline=headline or self.headline,
            summary=summary or self.summary,
            city=city or self.city,
            photo=photo or self.photo,
        )


def read_body(blocks: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    """A stored body without what readers do not read: the numbers of blocks, the marks of the editor.

    >>> read_body([{"id": "1", "type": "paragraph", "value": '<p data-block-key="a">قال <strong>نعم</strong></p>'}])
    (('paragraph', '<p>قال <b>نعم</b></p>'),)
    """
    return tuple((str(block["type"]), _value(block["value"])) for block in blocks)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {_value(value[name])}" for name in sorted(value) if value[name])
    if not isinstance(value, str):
        return str(value)
    return " ".join(_PIECE.sub(_piece, value).split())


def _piece(match: re.Match[str]) -> str:
    closing, name, attributes, text = match.groups()
    if text is not None:
        return escape(unescape(text), quote=False)
    found = dict(_ATTRIBUTE.findall(attributes))
    leads = "".join(f' {one}="{found[one]}"' for one in _LEADS if one in found)
    return f"<{closing}{_SAME.get(name.lower(), name.lower())}{leads}>"
