"""What a front is made of: slots, and the stories that are pinned in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from msgspec import Meta

Number = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Line = Annotated[str, Meta(max_length=255)]

KINDS = (
    "lead",
    "pair",
    "list",
    "section",
    "opinion",
    "gallery",
    "live",
    "topic",
    "latest",
    "most_read",
    "text",
)
"""What a slot can be; a section's slot is its block."""

OF_A_SECTION = ("lead", "pair", "list", "section")
"""Kinds for which a section may be named whose newest stories fill them; else the latest do."""

OF_A_LIST = ("opinion", "gallery", "live", "topic")
"""Kinds that the newest of the edition's opinion pieces, galleries, live coverages or a topic's stories fill."""

PINNABLE = (*OF_A_SECTION, *OF_A_LIST)
"""Kinds in which stories can be pinned, and which show their pictures."""

MOST_PINS = 20

COUNTS: Mapping[str, tuple[int, int]] = {
    "lead": (4, 4),
    "pair": (2, 2),
    "list": (6, 20),
    "section": (4, 8),
    "opinion": (4, 12),
    "gallery": (4, 8),
    "live": (3, 6),
    "topic": (4, 8),
    "latest": (8, 20),
    "most_read": (5, 10),
    "text": (0, 0),
}
"""How many stories a kind of slot shows where it does not say, and at most."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A story in a slot by an editor's hand."""

    story: Number
    headline: Line = ""  # in place of the story's own
    photo: Number | None = None  # in place of the story's own
    until: Annotated[datetime, Meta(tz=True)] | None = None  # aware; from then on the slot fills itself

    def is_due(self, now: datetime) -> bool:
        """Whether it still stands at a time."""
        return self.until is None or self.until > now


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a front: what is pinned in it, then what fills it by itself."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]  # no other slot of the front has it
    kind: str  # one of KINDS
    stories: tuple[Pin, ...] = ()
    section: Number | None = None
    topic: Number | None = None  # of a topic's slot
    heading: Line = ""  # in place of the kind's own
    text: Annotated[str, Meta(max_length=2000)] = ""  # of a text
    count: Annotated[int, Meta(ge=0)] = 0  # of stories; 0: as many as its kind usually shows

    @property
    def shown(self) -> int:
        """How many stories it shows."""
        return self.count or COUNTS[self.kind][0]

    def newest_of(self, page: int) -> int | None:
        """The section whose newest stories fill it, 0 for the whole edition; None: no newest do.

        page: the section on whose page it stands; 0: the home page.
        """
        if self.kind in ("text", "most_read", *OF_A_LIST):
            return None
        return 0 if self.kind == "latest" else self.section or page


Document = tuple[Slot, ...]
"""A front, from its top to its end."""
