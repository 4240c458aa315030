"""The slots of fronts: lists of stories, and texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.translation import pgettext

from nashra.fragments.model import ListFragment, Piece
from nashra.newsroom.faults import Piece as FaultyPiece
from nashra.newsroom.faults import attempt
from nashra.newsroom.fronts.slot import PINNABLE, Slot
from nashra.pages import templates
from nashra.pages.context import front_slots, listings
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.values import SectionLink, Teaser

NOTHING = Piece(b"")


def slot(context: RenderContext, arg: str) -> ListFragment | Piece:
    """A slot of a front. One that cannot be shown leaves its place empty: the page goes on without it."""
    place = front_slots.find(context.rows, context.edition.pk, arg)
    if place is None:
        return NOTHING
    return attempt(lambda: _made(context, place), FaultyPiece.LINE, 0, f"slot {arg}") or NOTHING


def _made(context: RenderContext, place: front_slots.SlotPlace) -> ListFragment | Piece | None:
    shown = place.slot
    if shown.kind == "text":
        return Piece(templates.html("front_text", heading=shown.heading, lines=tuple(shown.text.split("\n"))))
    with_pictures = shown.kind in PINNABLE and shown.kind != "opinion"
    rows = front_slots.stories_in(context, place)
    teasers = context.teasers(rows, pictures=with_pictures, opening=shown.kind == "lead")
    if shown.kind == "latest":
        return _latest(context, shown, teasers, is_clock=front_slots.is_clock(place))
    return _LISTS[shown.kind](context, shown, teasers)


def _lead(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment:
    return list_fragment("lead", teasers, lead=True, edition=context.header, heading=shown.heading)


def _pair(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment:
    return list_fragment("pair", teasers, heading=shown.heading)


def _list(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment:
    return list_fragment("story_list", teasers, heading=shown.heading)


def _section(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment | None:
    section = context.sections_by_id.get(shown.section or 0)
    if section is None:
        return None
    named = replace(section, name=shown.heading or section.name)
    return list_fragment("block", teasers, lead=True, edition=context.header, section=named)


def _latest(
    context: RenderContext, shown: Slot, teasers: Sequence[Teaser], *, is_clock: bool
) -> ListFragment:
    edition = replace(context.header, latest_heading=shown.heading or context.header.latest_heading)
    return list_fragment("latest", teasers, again=is_clock, edition=edition)


def _most_read(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment:
    edition = replace(context.header, most_read_heading=shown.heading or context.header.most_read_heading)
    return list_fragment("most_read", teasers, edition=edition)


def _opinion(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment | None:
    bylines = context.bylines([teaser.number for teaser in teasers])
    pieces = [replace(teaser, authors=bylines.get(teaser.number, ())) for teaser in teasers]
    return _of_kind("opinions", shown, pieces, pgettext("heading of a list", "Opinion"))


def _gallery(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment | None:
    return _of_kind("galleries", shown, teasers, pgettext("heading of a list", "In pictures"))


def _live(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment | None:
    return _of_kind("live_now", shown, teasers, pgettext("heading of a list", "Live now"))


def _of_kind(name: str, shown: Slot, teasers: Sequence[Teaser], heading: str) -> ListFragment | None:
    """A list under its own or its kind's heading; nothing at all where no story is of the kind."""
    return list_fragment(name, teasers, heading=shown.heading or heading) if teasers else None


def _topic(context: RenderContext, shown: Slot, teasers: Sequence[Teaser]) -> ListFragment | None:
    """A block under the topic's name, which leads to its page; nothing where the topic was deleted."""
    link = listings.link(context, shown.topic or 0)
    if link is None or not teasers:
        return None
    named = SectionLink("", shown.heading or link.name, link.address, "slate")
    return list_fragment("block", teasers, lead=True, edition=context.header, section=named)


_LISTS: dict[str, Callable[[RenderContext, Slot, Sequence[Teaser]], ListFragment | None]] = {
    "lead": _lead,
    "pair": _pair,
    "list": _list,
    "section": _section,
    "opinion": _opinion,
    "gallery": _gallery,
    "live": _live,
    "topic": _topic,
    "most_read": _most_read,
}
