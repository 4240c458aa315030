"""From a change to the keys that it touches: those to render at once, and those to render when they are next read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from nashra.changes.change import Change, Kind
from nashra.editions.models import Edition
from nashra.fragments.model import Sites
from nashra.newsroom.queries import placements, references
from nashra.pages.generation import prefix_of
from nashra.pages.store import OF_A_STORY
from nashra.related import queries


@dataclass(slots=True)
class Touched:
    """Keys that changes touch. A key may be in both sets; now is what counts then."""

    now: set[bytes] = field(default_factory=set)
    later: set[bytes] = field(default_factory=set)
    network: bool = False  # every page of every edition

    def update(self, other: Touched) -> None:
        self.now |= other.now
        self.later |= other.later
        self.network |= other.network


class Namer:
    """Names keys in the generation in force."""

    def __init__(self, sites: Sites) -> None:
        self.sites = sites

    @cached_property
    def editions(self) -> tuple[int, ...]:
        """All editions' numbers."""
        return tuple(Edition.objects.order_by().values_list("pk", flat=True))

    def __call__(self, edition: int, kind: str, arg: object = "") -> set[bytes]:
        prefix = prefix_of(edition, self.sites)
        return {f"{prefix}{kind}/{arg}".encode()} if prefix else set()


def touched(changes: Iterable[Change], sites: Sites) -> Touched:
    """All keys that these changes touch in the generation in force."""
    name, all_touched = Namer(sites), Touched()
    for change in changes:
        all_touched.update(_BY_KIND[change.kind](change, name))
    return all_touched


def _story(change: Change, name: Namer) -> Touched:
    """Its own fragments in every edition where it was or is, the lists there, and whoever shows it."""
    found = Touched()
    places = {(place.edition, place.section) for place in change.subject.places}
    for edition, section in places:
        found.now |= _lists(edition, section, name)
        for number in change.subject.stories:
            found.now |= _pieces(edition, number, name)
    found.later |= _elsewhere(change.subject.stories, places, name)
    found.later |= _shown_by(change.subject.stories, name, change.subject.shown_by)
    return found


def _lists(edition: int, section: int, name: Namer) -> set[bytes]:
    of_edition = ("latest", "lead", "most-read")
    of_section = ("block", "section")
    return set().union(
        *(name(edition, kind) for kind in of_edition), *(name(edition, kind, section) for kind in of_section)
    )


def _pieces(edition: int, number: int, name: Namer) -> set[bytes]:
    return set().union(*(name(edition, kind, number) for kind in OF_A_STORY))


def _elsewhere(numbers: Iterable[int], places: set[tuple[int, int]], name: Namer) -> set[bytes]:
    """Editions where the story neither was nor is: a slow rendering there must not win either."""
    others = set(name.editions) - {edition for edition, _section in places}
    return set().union(*(_pieces(edition, number, name) for edition in others for number in numbers))


def _shown_by(numbers: Iterable[int], name: Namer, also: Iterable[int] = ()) -> set[bytes]:
    """Stories, in all their editions, that show one of these by an editor's hand or as related."""
    by_hand, as_related = references.referring_to(numbers) | set(also), queries.listed_in(numbers)
    keys: set[bytes] = set()
    for number in by_hand | as_related:
        kinds = ("story", "see-also") if number in by_hand else ()
        for edition in name.editions:
            for kind in (*kinds, "related"):
                keys |= name(edition, kind, number)
    return keys


def _related(change: Change, name: Namer) -> Touched:
    numbers = change.subject.stories
    return Touched(
        later={key for pk in name.editions for number in numbers for key in name(pk, "related", number)}
    )


def _network(change: Change, name: Namer) -> Touched:
    return Touched(network=True)


def _stories_and_their_lists(numbers: Iterable[int], name: Namer) -> Touched:
    found = Touched()
    numbers = set(numbers)
    for edition, section in placements.locations_of(numbers):
        found.now |= _lists(edition, section, name)
        for number in numbers:
            found.later |= _pieces(edition, number, name)
    found.later |= _shown_by(numbers, name)
    return found


def _author(change: Change, name: Namer) -> Touched:
    numbers = set(change.subject.stories) | references.by_author(change.subject.author)
    return Touched(
        later={
            key
            for edition, _section in placements.locations_of(numbers)
            for number in numbers
            for key in name(edition, "story", number) | name(edition, "story-head", number)
        }
    )


def _photo(change: Change, name: Namer) -> Touched:
    numbers = set(change.subject.stories) | references.showing_photo(change.subject.photo)
    return _stories_and_their_lists(numbers, name)


def _most_read(change: Change, name: Namer) -> Touched:
    return Touched(now=name(change.subject.edition, "most-read"))


def _day(change: Change, name: Namer) -> Touched:
    return Touched(now=name(change.subject.edition, "masthead"))


_BY_KIND = {
    Kind.STORY: _story,
    Kind.RELATED: _related,
    Kind.NETWORK: _network,
    Kind.AUTHOR: _author,
    Kind.PHOTO: _photo,
    Kind.MOST_READ: _most_read,
    Kind.DAY: _day,
}
