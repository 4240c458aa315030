"""From a change to the keys that it touches: those to render at once, and those to render when they are next read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from nashra.changes.change import Change, Kind
from nashra.editions.models import Edition
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Sites
from nashra.newsroom.queries import placements, references
from nashra.pages.generation import prefix_of
from nashra.pages.store import OF_A_STORY
from nashra.related import queries


@dataclass(slots=True)
class Invalidation:
    """Keys that changes touch. A key may be in both sets; now is what counts then."""

    rerender: set[bytes] = field(default_factory=set)
    invalidate: set[bytes] = field(default_factory=set)
    network: bool = False  # every page of every edition

    def update(self, other: Invalidation) -> None:
        self.rerender |= other.rerender
        self.invalidate |= other.invalidate
        self.network |= other.network


class KeysOfEditions:
    """Names keys in the generation in force."""

    def __init__(self, sites: Sites) -> None:
        self.sites = sites

    @cached_property
    def editions(self) -> tuple[int, ...]:
        """All editions' numbers."""
        return tuple(Edition.objects.order_by().values_list("pk", flat=True))

    def __call__(self, edition: int, kind: str, arg: object = "") -> set[bytes]:
        prefix = prefix_of(edition, self.sites)
        return {KeyBuilder(prefix).key(kind, arg)} if prefix else set()


def invalidated_by(changes: Iterable[Change], sites: Sites) -> Invalidation:
    """All keys that these changes touch in the generation in force."""
    name, everything = KeysOfEditions(sites), Invalidation()
    for change in changes:
        everything.update(_BY_KIND[change.kind](change, name))
    return everything


def _story(change: Change, name: KeysOfEditions) -> Invalidation:
    """Its own fragments in every edition where it was or is, the lists there, and whoever shows it."""
    found = Invalidation()
    places = {(place.edition, place.section) for place in change.subject.places}
    for edition, section in places:
        found.rerender |= _lists(edition, section, name)
        for number in change.subject.stories:
            found.rerender |= _pieces(edition, number, name)
    found.invalidate |= _elsewhere(change.subject.stories, places, name)
    found.invalidate |= _shown_by(change.subject.stories, name, change.subject.shown_by)
    return found


def _lists(edition: int, section: int, name: KeysOfEditions) -> set[bytes]:
    of_edition = ("latest", "lead", "most-read")
    of_section = ("block", "section")
    return set().union(
        *(name(edition, kind) for kind in of_edition), *(name(edition, kind, section) for kind in of_section)
    )


def _pieces(edition: int, number: int, name: KeysOfEditions) -> set[bytes]:
    return set().union(*(name(edition, kind, number) for kind in OF_A_STORY))


def _elsewhere(numbers: Iterable[int], places: set[tuple[int, int]], name: KeysOfEditions) -> set[bytes]:
    """Editions where the story neither was nor is: a slow rendering there must not win either."""
    others = set(name.editions) - {edition for edition, _section in places}
    return set().union(*(_pieces(edition, number, name) for edition in others for number in numbers))


def _shown_by(numbers: Iterable[int], name: KeysOfEditions, also: Iterable[int] = ()) -> set[bytes]:
    """Stories, in all their editions, that show one of these by an editor's hand or as related."""
    by_hand, as_related = references.referring_to(numbers) | set(also), queries.listed_in(numbers)
    keys: set[bytes] = set()
    for number in by_hand | as_related:
        kinds = ("story", "see-also") if number in by_hand else ()
        for edition in name.editions:
            for kind in (*kinds, "related"):
                keys |= name(edition, kind, number)
    return keys


def _related(change: Change, name: KeysOfEditions) -> Invalidation:
    numbers = change.subject.stories
    return Invalidation(
        invalidate={key for pk in name.editions for number in numbers for key in name(pk, "related", number)}
    )


def _network(change: Change, name: KeysOfEditions) -> Invalidation:
    return Invalidation(network=True)


def _stories_and_their_lists(numbers: Iterable[int], name: KeysOfEditions) -> Invalidation:
    found = Invalidation()
    numbers = set(numbers)
    for edition, section in placements.locations_of(numbers):
        found.rerender |= _lists(edition, section, name)
        for number in numbers:
            found.invalidate |= _pieces(edition, number, name)
    found.invalidate |= _shown_by(numbers, name)
    return found


def _author(change: Change, name: KeysOfEditions) -> Invalidation:
    numbers = set(change.subject.stories) | references.by_author(change.subject.author)
    return Invalidation(
        invalidate={
            key
            for edition, _section in placements.locations_of(numbers)
            for number in numbers
            for key in name(edition, "story", number) | name(edition, "story-head", number)
        }
    )


def _photo(change: Change, name: KeysOfEditions) -> Invalidation:
    numbers = set(change.subject.stories) | references.showing_photo(change.subject.photo)
    return _stories_and_their_lists(numbers, name)


def _most_read(change: Change, name: KeysOfEditions) -> Invalidation:
    return Invalidation(rerender=name(change.subject.edition, "most-read"))


def _day(change: Change, name: KeysOfEditions) -> Invalidation:
    return Invalidation(rerender=name(change.subject.edition, "masthead"))


_BY_KIND = {
    Kind.STORY: _story,
    Kind.RELATED: _related,
    Kind.NETWORK: _network,
    Kind.AUTHOR: _author,
    Kind.PHOTO: _photo,
    Kind.MOST_READ: _most_read,
    Kind.DAY: _day,
}
