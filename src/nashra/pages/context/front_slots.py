"""Which stories stand in each slot of a front: those pinned in it first, then what fills it by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from nashra.newsroom.addresses import slug_of
from nashra.newsroom.fronts.slot import Document, Pin, Slot
from nashra.newsroom.queries.fronts import list_of, photos_of
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages.context import listings, lists
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.round import Round

_BEST_FIRST = ("lead", "pair")
"""Kinds that take of the newest stories those with a photo before the others."""


class SlotPlace(NamedTuple):
    """A slot, where its page is."""

    section: int  # whose page; 0: the home page
    slot: Slot
    front: Document  # all slots of the page

    @property
    def newest_of(self) -> int | None:
        """See Slot."""
        return self.slot.newest_of(self.section)


def find(rows: Round, edition: int, arg: str) -> SlotPlace | None:
    """The slot of a key; None where the edition has none of the kind any more."""
    number, _point, name = arg.partition(".")
    section = int(number) if number.isdecimal() else 0
    front = (rows.fronts.get(edition) or {}).get(section, ())
    return next((SlotPlace(section, slot, front) for slot in front if slot.id == name), None)


def is_clock(place: SlotPlace) -> bool:
    """Whether the slot is the home page's latest, which leaves nothing out."""
    return place.slot.kind == "latest" and place.section == 0


def numbers(rows: Round, edition: int, place: SlotPlace) -> Iterable[int]:
    """All stories of which the slot may show some, to be read beforehand."""
    yield from (pin.story for slot in place.front for pin in slot.stories)
    if place.slot.kind == "most_read":
        yield from rows.most_read.get(edition) or ()
    elif listed := list_of(place.slot):
        yield from rows.listed.get((edition, *listed)) or ()
    elif (source := place.newest_of) is not None:
        yield from rows.newest.get((edition, source)) or ()


def stories_in(context: RenderContext, place: SlotPlace) -> list[PlacementRow]:
    """The slot's stories, more than it shows; none that is pinned in another slot of the page, but in a clock."""
    if is_clock(place):
        return lists.newest(context, 0)
    pinned = _pinned(context, place.front)
    elsewhere = {row.article for rows in pinned.values() for row in rows}
    filling = [row for row in _filling(context, place) if row.article not in elsewhere]
    return [*pinned[place.slot.id], *_ordered(place.slot, filling, context.edition.lead_days)]


def _pinned(context: RenderContext, front: Document) -> Mapping[str, Sequence[PlacementRow]]:
    """By slot what its pins show: no more than it has room for, and what readers see in this edition alone."""
    context.rows.photos.add(photos_of(front))
    here = {row.article: row for row in context.here(pin.story for slot in front for pin in slot.stories)}
    return {
        slot.id: [_worded(context, here[pin.story], pin) for pin in slot.stories if pin.story in here][
            : slot.shown
        ]
        for slot in front
    }


def _worded(context: RenderContext, row: PlacementRow, pin: Pin) -> PlacementRow:
    """The story with the slot's own headline and photo; its address stays."""
    if pin.photo and context.rows.photos.get(pin.photo):
        row = replace(row, photo=pin.photo)
    return replace(row, headline=pin.headline, slug=slug_of(row)) if pin.headline else row


def _filling(context: RenderContext, place: SlotPlace) -> list[PlacementRow]:
    if place.slot.kind == "most_read":
        return lists.most_read(context)
    if listed := list_of(place.slot):
        return context.here(listings.listed(context, *listed))
    source = place.newest_of
    return [] if source is None else lists.newest(context, source)


def _ordered(slot: Slot, rows: list[PlacementRow], days: int) -> list[PlacementRow]:
    if slot.kind not in _BEST_FIRST:
        return rows
    return lists.best_first(rows[: lists.LEAD_KEPT], days) + rows[lists.LEAD_KEPT :]
