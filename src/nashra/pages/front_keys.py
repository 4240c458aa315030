"""The keys of fronts that show something: few, for an edition has few fronts, and a front few slots."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from nashra.changes.change import Location
from nashra.editions.models import Section
from nashra.newsroom.fronts.slot import Document, Slot
from nashra.newsroom.queries.fronts import Fronts, list_of, photos_of, stories_of

KeysOf = Callable[[int, str, object], set[bytes]]
FrontsOf = Mapping[int, Fronts]
"""By edition."""


def argument(section: int, slot: Slot) -> str:
    """What the key of a slot's fragment ends in. section: whose page; 0: the home page."""
    return f"{section}.{slot.id}"


def of_front(edition: int, section: int, fronts: FrontsOf, keys_of: KeysOf) -> set[bytes]:
    """A front's page, and its slots. section: whose page; 0: the home page."""
    if section:
        slugs = Section.objects.filter(pk=section).values_list("slug", flat=True)
        pages = [keys_of(edition, "section-page", slug) for slug in slugs]
    else:
        pages = [keys_of(edition, "page", "home")]
    slots = _slots(edition, section, fronts.get(edition, {}).get(section, ()), keys_of)
    return slots.union(*pages)


def of_editions(editions: Iterable[int], fronts: FrontsOf, keys_of: KeysOf) -> set[bytes]:
    """All slots of these editions."""
    return set().union(
        *(_slots(edition, section, front, keys_of) for edition, section, front in _all(editions, fronts))
    )


def listing(
    places: Iterable[Location],
    stories: Collection[int],
    lists: Collection[tuple[str, int]],
    fronts: FrontsOf,
    keys_of: KeysOf,
) -> set[bytes]:
    """Slots that fill themselves from these places and lists, and all of each front that pins one of the stories.

    What is pinned in one slot, and is not shown there, may fill any other.
    """
    keys: set[bytes] = set()
    for edition, section, front in _all({place.edition for place in places}, fronts):
        if stories_of(front).isdisjoint(stories):
            sections = {0} | {place.section for place in places if place.edition == edition}
            slots = tuple(
                slot
                for slot in front
                if slot.kind == "most_read" or slot.newest_of(section) in sections or list_of(slot) in lists
            )
        else:
            slots = front
        keys |= _slots(edition, section, slots, keys_of)
    return keys


def filled_from(lists: Collection[tuple[str, int]], fronts: FrontsOf, keys_of: KeysOf) -> set[bytes]:
    """Slots of these lists."""
    keys: set[bytes] = set()
    for edition, section, front in _all(fronts, fronts):
        keys |= _slots(edition, section, tuple(slot for slot in front if list_of(slot) in lists), keys_of)
    return keys


def showing_photo(photo: int, fronts: FrontsOf, keys_of: KeysOf) -> set[bytes]:
    """Slots that have a photo of their own, this one."""
    keys: set[bytes] = set()
    for edition, section, front in _all(fronts, fronts):
        with_it = tuple(slot for slot in front if photo in photos_of((slot,)))
        keys |= _slots(edition, section, with_it, keys_of)
    return keys


def most_read(edition: int, fronts: FrontsOf, keys_of: KeysOf) -> set[bytes]:
    """An edition's slots of the most read."""
    keys: set[bytes] = set()
    for _edition, section, front in _all([edition], fronts):
        keys |= _slots(edition, section, tuple(slot for slot in front if slot.kind == "most_read"), keys_of)
    return keys


def _slots(edition: int, section: int, slots: Document, keys_of: KeysOf) -> set[bytes]:
    return set().union(*(keys_of(edition, "slot", argument(section, slot)) for slot in slots))


def _all(editions: Iterable[int], fronts: FrontsOf) -> Iterator[tuple[int, int, Document]]:
    for edition in editions:
        for section, front in fronts.get(edition, {}).items():
            yield edition, section, front
