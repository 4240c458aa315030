"""What changed: the values that an outbox row carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    STORY = "story"  # a story was published, corrected, scheduled, taken down or deleted
    LIVE = "live"  # an update of a live coverage was posted, edited or removed
    RELATED = "related"  # the related lists of stories were computed or edited anew
    NETWORK = "network"  # every page: an edition's name, host or conventions, or a section's address
    EDITION = "edition"  # what an edition shows in few places: its sections, its tagline, some headings
    SECTION = "section"  # a section's name or colour, in all editions
    AUTHOR = "author"  # how an author's bylines read
    PROFILE = "profile"  # what an author's own page alone says
    TOPIC = "topic"  # what topics are called, and what their pages say
    PAGE = "page"  # a page that an editor writes, and whether the foot of an edition's pages names it
    PHOTO = "photo"
    VIDEO = "video"
    MOST_READ = "most_read"  # an edition's ranking of most read stories
    FRONT = "front"  # a home page, or a section's page, was laid out anew, or a pin on it ended
    BREAKING = "breaking"  # an edition's breaking news was set, cleared, or came to its end
    DAY = "day"  # an edition's midnight passed


MOST_STORIES = 1000
"""More stories that show what has changed are not named: all pages are rendered anew.

Naming that many takes about as long as a publish; naming them all would take time that grows with the archive,
within the request, and write more tombstones than there are pages in use.
"""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where readers find a story: a section of an edition, by their numbers."""

    edition: int
    section: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about. Which fields are filled depends on the kind."""

    stories: tuple[int, ...] = ()
    places: tuple[Location, ...] = ()  # the stories' places before and after
    shown_by: tuple[int, ...] = ()  # stories that showed a deleted one by an editor's hand
    published: tuple[
        int, ...
    ] = ()  # when the stories were published in these places: seconds since 1970, UTC
    sections: tuple[int, ...] = ()
    everywhere: bool = False  # more than MOST_STORIES stories showed what was deleted
    edition: int = 0
    author: int = 0
    photo: int = 0
    page: int = 0
    video: int = 0
    topics: tuple[int, ...] = ()  # that changed; of a story, those whose lists have it or had it
    authors: tuple[
        int, ...
    ] = ()  # of a story, those whose lists have it or had it; of a photo, those whose it is

    kinds: tuple[int, ...] = ()  # of a story, the lists of its kinds that have it or had it

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Subject:
        places = tuple(Location(**place) for place in data["places"])
        lists = {
            name: tuple(data.get(name, ()))
            for name in ("stories", "shown_by", "published", "sections", "topics", "authors", "kinds")
        }
        return cls(**{**data, **lists, "places": places})


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the outbox as consumers get it."""

    number: int
    kind: Kind
    subject: Subject = field(default_factory=Subject)
    position: int = 0  # from where a consumer goes on that takes the change in steps


def stories_of(changes: Iterable[Change]) -> list[int]:
    """The stories that were published, corrected, scheduled, taken down or deleted, each once, in order."""
    return sorted({story for one in changes if one.kind is Kind.STORY for story in one.subject.stories})
