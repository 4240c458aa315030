"""From a change to the keys that it touches, and to those of them that are rendered at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from nashra.changes.change import MOST_STORIES, Change, Kind, Location
from nashra.editions.queries import sections_of
from nashra.fragments.key import KeyBuilder, edition_of
from nashra.fragments.model import Sites
from nashra.newsroom.models.listed import KIND, OPINION, TOPIC
from nashra.newsroom.queries import listings, placements, references
from nashra.newsroom.queries.fronts import Fronts, fronts_of
from nashra.pages import archive_keys, feed_keys, front_keys, listing_keys, sitemap_keys, text_page_keys
from nashra.pages.section_keys import keys_showing
from nashra.pages.store import IN_FEEDS, OF_A_STORY
from nashra.related import queries


class KeysOfEditions:
    """Names keys in the generation in force, which an edition that is added or deleted brings to its end."""

    def __init__(self, sites: Sites) -> None:
        self._keys = {edition_of(prefix): KeyBuilder(prefix) for prefix in sites.prefixes()}
        self.zones = sites.zones
        self._fronts: dict[int, Fronts] = {}

    @property
    def editions(self) -> Collection[int]:
        """The numbers of the generation's editions."""
        return self._keys.keys()

    def fronts(self, editions: Iterable[int]) -> Mapping[int, Fronts]:
        """The fronts of editions that it names keys of, each read once."""
        wanted = self._keys.keys() & set(editions)
        if missing := wanted - self._fronts.keys():
            self._fronts.update({edition: {} for edition in missing} | fronts_of(missing))
        return {edition: self._fronts[edition] for edition in wanted}

    def __call__(self, edition: int, kind: str, arg: object = "") -> set[bytes]:
        keys = self._keys.get(edition)
        return {keys.key(kind, arg)} if keys else set()


class TooManyStoriesError(Exception):
    """More stories show what has changed than are named one by one."""


def invalidated_by(changes: Iterable[Change], sites: Sites) -> set[bytes]:
    """All keys that these changes touch in the generation in force. Raises TooManyStoriesError."""
    name = KeysOfEditions(sites)
    if any(change.subject.everywhere for change in changes):
        raise TooManyStoriesError
    return set().union(*(_INVALIDATED[change.kind](change, name) for change in changes))


def rerendered_by(changes: Iterable[Change], sites: Sites) -> set[bytes]:
    """Of these keys those to render at once: what many pages share, and the fragments of a story that changed."""
    name = KeysOfEditions(sites)
    return set().union(*(_RERENDERED[change.kind](change, name) for change in changes))


def _nothing(change: Change, name: KeysOfEditions) -> set[bytes]:
    return set()


def _story_where_it_stands(change: Change, name: KeysOfEditions) -> set[bytes]:
    """Its own fragments in every edition where it was or is, and the lists there."""
    places = change.subject.places
    fronts = name.fronts(place.edition for place in places)
    keys = front_keys.listing(places, change.subject.stories, _listed(change), fronts, name)
    for place in places:
        keys |= _lists(place.edition, place.section, name)
        for number in change.subject.stories:
            keys |= _pieces(place.edition, number, name)
    return keys


def _story(change: Change, name: KeysOfEditions) -> set[bytes]:
    """Its fragments in all editions, since a slow rendering must win in none; its lists; and whoever shows it."""
    keys = _story_where_it_stands(change, name)
    keys |= _feeds(change.subject.places, name) | _far_lists(change.subject.places, name)
    editions = {place.edition for place in change.subject.places}
    keys |= archive_keys.listing(editions, change.subject.published, name.zones, name)
    keys |= listing_keys.listing(editions, change.subject.topics, change.subject.authors, name)
    keys |= _sitemaps(change, name)
    for number in change.subject.stories:
        for edition in name.editions:
            keys |= _pieces(edition, number, name) | _items(edition, number, name)
    return keys | _shown_by(change.subject.stories, name, change.subject.shown_by)


def _listed(change: Change) -> set[tuple[str, int]]:
    """The lists that fill slots of fronts, which have the story or had it."""
    return _lists_of(change.subject.topics, change.subject.kinds)


def _lists_of(topics: Iterable[int], kinds: Iterable[int]) -> set[tuple[str, int]]:
    return {(TOPIC, number) for number in topics} | {(KIND, number) for number in kinds}


def _lists(edition: int, section: int, name: KeysOfEditions) -> set[bytes]:
    of_edition = ("latest", "clock", "lead", "most-read", "new-stories")
    of_section = ("block", "section", "new-in-section")
    return set().union(
        *(name(edition, kind) for kind in of_edition), *(name(edition, kind, section) for kind in of_section)
    )


def _feeds(places: Iterable[Location], name: KeysOfEditions) -> set[bytes]:
    """The feeds that list what stands in these places."""
    return set().union(*(feed_keys.listing(place.edition, [place.section], name) for place in places))


def _sitemaps(change: Change, name: KeysOfEditions) -> set[bytes]:
    """The sitemaps of all editions where it was or is: whether one lists it depends on the others too."""
    editions = {place.edition for place in change.subject.places}
    stories, published = change.subject.stories, change.subject.published
    return set().union(*(sitemap_keys.listing(edition, stories, published, name) for edition in editions))


def _far_lists(places: Iterable[Location], name: KeysOfEditions) -> set[bytes]:
    """Lists on pages of their own, rendered when they are read."""
    editions = {place.edition for place in places}
    return set().union(*(name(edition, kind) for edition in editions for kind in ("timeline", "ranking")))


def _items(edition: int, number: int, name: KeysOfEditions) -> set[bytes]:
    """A story in feeds, where it may be whole."""
    return set().union(*(name(edition, kind, number) for kind in IN_FEEDS))


def _pieces(edition: int, number: int, name: KeysOfEditions) -> set[bytes]:
    return set().union(*(name(edition, kind, number) for kind in OF_A_STORY))


def _shown_by(numbers: Iterable[int], name: KeysOfEditions, also: Iterable[int] = ()) -> set[bytes]:
    """Stories, in all their editions, that show one of these by an editor's hand or as related; breaking news of it."""
    numbers = list(numbers)
    referring, breaking_in = references.shown_by_hand(numbers, MOST_STORIES + 1)
    by_hand = _few({*referring, *also})
    as_related = _few(queries.listed_in(numbers, MOST_STORIES + 1))
    keys = set[bytes]().union(*(name(edition, "breaking") for edition in breaking_in))
    for number in by_hand | as_related:
        kinds = ("story-page", "see-also", *IN_FEEDS) if number in by_hand else ()
        for edition in name.editions:
            for kind in (*kinds, "related"):
                keys |= name(edition, kind, number)
    return keys


def _few(numbers: Collection[int]) -> set[int]:
    """These stories, if they are few enough to be named."""
    if len(numbers) > MOST_STORIES:
        raise TooManyStoriesError
    return set(numbers)


def _live(change: Change, name: KeysOfEditions) -> set[bytes]:
    numbers = change.subject.stories
    return {key for pk in name.editions for number in numbers for key in name(pk, "live", number)}


def _related(change: Change, name: KeysOfEditions) -> set[bytes]:
    numbers = change.subject.stories
    return {key for pk in name.editions for number in numbers for key in name(pk, "related", number)}


def _profile(change: Change, name: KeysOfEditions) -> set[bytes]:
    return _portrayed([change.subject.author], name)


def _portrayed(authors: Collection[int], name: KeysOfEditions) -> set[bytes]:
    """Authors' own pages, and their opinion pieces, over which the portrait stands."""
    opinions = _few(references.opinions_of(authors, MOST_STORIES + 1)) if authors else ()
    keys = listing_keys.of_authors(name.editions, authors, name)
    if authors:
        keys |= front_keys.filled_from({(KIND, OPINION)}, name.fronts(name.editions), name)
    return keys.union(*(name(pk, "story-page", number) for pk in name.editions for number in opinions))


def _video(change: Change, name: KeysOfEditions) -> set[bytes]:
    showing = references.showing_video(change.subject.video, MOST_STORIES + 1)
    numbers = _few({*change.subject.stories, *showing})
    return set().union(
        *(
            name(edition, "story-page", number) | _items(edition, number, name)
            for edition in name.editions
            for number in numbers
        )
    )


def _topic(change: Change, name: KeysOfEditions) -> set[bytes]:
    slots = front_keys.filled_from(_listed(change), name.fronts(name.editions), name)
    return slots | listing_keys.of_topics(name.editions, change.subject.topics, name)


def _page(change: Change, name: KeysOfEditions) -> set[bytes]:
    return text_page_keys.showing(change.subject.edition, change.subject.page, name)


def _author(change: Change, name: KeysOfEditions) -> set[bytes]:
    """The own page, and those of all stories, which name the author to search engines too."""
    bylines = references.by_author(change.subject.author, MOST_STORIES + 1)
    return _profile(change, name) | {
        key
        for number, edition, _section in placements.locations_of(_few(bylines))
        for key in name(edition, "story-page", number) | _items(edition, number, name)
    }


def _photo(change: Change, name: KeysOfEditions) -> set[bytes]:
    showing = references.showing_photo(change.subject.photo, MOST_STORIES + 1)
    numbers = _few({*change.subject.stories, *showing})
    fronts = name.fronts(name.editions)
    keys = _shown_by(numbers, name) | front_keys.showing_photo(change.subject.photo, fronts, name)
    placed = placements.locations_of(numbers)
    places = {Location(edition, section) for _number, edition, section in placed}
    topics, _authors, kinds = listings.lists_with(numbers)
    lists = _lists_of(topics, kinds)
    keys |= front_keys.listing(places, numbers, lists, fronts, name) | _far_lists(places, name)
    for number, edition, section in placed:
        keys |= (
            _lists(edition, section, name) | _pieces(edition, number, name) | _items(edition, number, name)
        )
    keys |= listing_keys.showing(numbers, name.editions, name)
    authors = {*change.subject.authors, *listings.pictured_by(change.subject.photo)}
    return keys | _portrayed(authors, name)


def _edition(change: Change, name: KeysOfEditions) -> set[bytes]:
    editions = [change.subject.edition]
    fronts = front_keys.of_editions(editions, name.fronts(editions), name)
    return fronts | keys_showing(editions, change.subject.sections, name)


def _section(change: Change, name: KeysOfEditions) -> set[bytes]:
    fronts = front_keys.of_editions(name.editions, name.fronts(name.editions), name)
    return fronts | keys_showing(name.editions, change.subject.sections, name)


def _most_read(change: Change, name: KeysOfEditions) -> set[bytes]:
    edition = change.subject.edition
    lists = name(edition, "most-read") | name(edition, "ranking")
    return lists | front_keys.most_read(edition, name.fronts([edition]), name)


def _front(change: Change, name: KeysOfEditions) -> set[bytes]:
    edition, section = change.subject.edition, next(iter(change.subject.sections), 0)
    return front_keys.of_front(edition, section, name.fronts([edition]), name)


def _breaking(change: Change, name: KeysOfEditions) -> set[bytes]:
    return name(change.subject.edition, "breaking")


def _day(change: Change, name: KeysOfEditions) -> set[bytes]:
    return _of_today(change, name) | name(change.subject.edition, "sitemap", "news")


def _of_today(change: Change, name: KeysOfEditions) -> set[bytes]:
    """The date in the header, and the lists that say how old what is not of today is."""
    edition = change.subject.edition
    kinds = ("masthead", "latest", "clock", "lead", "most-read")
    blocks = set().union(*(name(edition, "block", one) for one in sections_of(edition)))
    slots = front_keys.of_editions([edition], name.fronts([edition]), name)
    return blocks.union(slots, *(name(edition, kind) for kind in kinds))


_INVALIDATED = {
    Kind.STORY: _story,
    Kind.LIVE: _live,
    Kind.RELATED: _related,
    Kind.NETWORK: _nothing,  # begins a new generation
    Kind.EDITION: _edition,
    Kind.SECTION: _section,
    Kind.AUTHOR: _author,
    Kind.PROFILE: _profile,
    Kind.TOPIC: _topic,
    Kind.PAGE: _page,
    Kind.PHOTO: _photo,
    Kind.VIDEO: _video,
    Kind.MOST_READ: _most_read,
    Kind.FRONT: _front,
    Kind.BREAKING: _breaking,
    Kind.DAY: _day,
}

_RERENDERED = {
    Kind.STORY: _story_where_it_stands,
    Kind.LIVE: _live,
    Kind.RELATED: _nothing,
    Kind.NETWORK: _nothing,
    Kind.EDITION: _edition,
    Kind.SECTION: _section,
    Kind.AUTHOR: _nothing,
    Kind.PROFILE: _nothing,
    Kind.TOPIC: _nothing,
    Kind.PAGE: _nothing,
    Kind.PHOTO: _nothing,
    Kind.VIDEO: _nothing,
    Kind.MOST_READ: _most_read,
    Kind.FRONT: _front,
    Kind.BREAKING: _breaking,
    Kind.DAY: _of_today,
}
