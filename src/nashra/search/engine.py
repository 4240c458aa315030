"""What a search engine does for Nashra, whichever it is: take stories in, and answer with the first stage.

The values that cross this seam, the errors, and the protocol; ``nashra.search.index.tantivy_engine``
implements it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from nashra.search.profile import Profile
from nashra.search.query.parser import ParsedQuery
from nashra.search.ranking.model import Statistics


class PlacementText(msgspec.Struct, frozen=True):
    """A story in one edition."""

    edition: int
    section: int
    published: datetime  # aware
    authors: tuple[int, ...] = ()
    headline: str = ""  # where the edition has its own; else the story's
    summary: str = ""


class StoryText(msgspec.Struct, frozen=True):
    """A story as it is searched."""

    number: int
    headline: str
    kicker: str = ""
    summary: str = ""
    body: str = ""
    authors: str = ""  # names
    language: str = "ar"  # of its text
    placements: tuple[PlacementText, ...] = ()  # the canonical one first


class Period(msgspec.Struct, frozen=True):
    """A piece of time, such as a year where an edition is; both times aware."""

    start: datetime  # included
    end: datetime  # not included


class Filters(msgspec.Struct, frozen=True):
    """What a story must be besides having the words; ``None`` asks for nothing."""

    edition: int | None = None  # without one, a story is found through its first placement
    author: int | None = None
    since: datetime | None = None  # included
    until: datetime | None = None  # not included
    section: int | None = None
    period: Period | None = None

    @property
    def wide(self) -> "Filters":
        """Without section and period, by which readers narrow what was found."""
        return msgspec.structs.replace(self, section=None, period=None)


class Counts(msgspec.Struct, frozen=True):
    """How many stories were found."""

    total: int
    sections: Mapping[int, int] = {}  # of each section that has any, whatever section the filters ask for
    periods: tuple[int, ...] = ()  # of each period asked for, whatever period the filters ask for


class Found(msgspec.Struct, frozen=True):
    """A placement that the engine found."""

    story: int
    edition: int
    published: int  # seconds since 1970
    address: object  # the engine's own; good for the snapshot that gave it


class IndexedText(msgspec.Struct, frozen=True, gc=False):
    """What a story tells, as it is compared with others."""

    profile: Profile  # of headline, kicker, summary and body
    text: str  # as ``Snapshot.texts`` gives it


class Indexed(msgspec.Struct, frozen=True, gc=False):
    """What the index has of a placement, to compare with the database."""

    story: int
    edition: int
    fingerprint: int  # of all that was indexed, see ``nashra.search.index.documents``


class IndexUnusableError(Exception):
    """The index cannot be read now; its files may be whole."""


class IndexDamagedError(IndexUnusableError):
    """The index's files are damaged, gone or of another version: only a rebuild mends that."""


class Snapshot(Protocol):
    """The index at one moment; searches within it agree with each other."""

    @property
    def statistics(self) -> Statistics:
        """What the second stage wants to know of the whole collection."""

    def best(self, asked: ParsedQuery, filters: Filters, limit: int) -> list[Found]:
        """The first stage: stories with any of the words or their 4-grams, by BM25."""

    def matching(self, asked: ParsedQuery, filters: Filters, limit: int, newest: bool = False) -> list[Found]:
        """Stories that have enough of the words, the first by BM25 or newest first."""

    def matching_among(self, asked: ParsedQuery, filters: Filters, stories: Collection[int]) -> set[int]:
        """Those of ``stories`` that ``matching`` gives."""

    def counts(
        self,
        asked: ParsedQuery | None,
        filters: Filters,
        besides: Collection[int],
        periods: Sequence[Period] = (),
    ) -> Counts:
        """How many stories ``matching`` gives or stand in ``besides``; without ``asked`` the latter alone.

        ``periods`` do not overlap.
        """

    def texts(self, found: Sequence[Found]) -> list[str]:
        """The folded words of what was found, joined by single spaces, headline first."""

    def first_places(self, stories: Sequence[int]) -> list[Found]:
        """The first placement of each of ``stories`` that is there, in no order."""

    def indexed_texts(self, found: Sequence[Found]) -> list[IndexedText]:
        """What was found, each a story's first placement, as it is compared with others."""

    def headlines(self, words: Sequence[Sequence[str]], filters: Filters, limit: int) -> list[str]:
        """The newest headlines that have all folded ``words``, each in one of its ways, the last as a beginning."""

    def contents(self) -> Iterator[Indexed]:
        """Everything that is indexed, in no order."""


class Engine(Protocol):
    """A search engine."""

    def snapshot(self) -> Snapshot:
        """The index as it was last committed by any process."""

    def write(self, stories: Iterable[StoryText] = (), removed: Iterable[int] = ()) -> None:
        """Put stories in place of what was there under their numbers, take others out, and commit.

        A story without placements is taken out. When this returns, every process finds the change; when it is
        killed, nothing of it is there. Waits while another process writes. Raises IndexUnusableError, and OSError
        where the disk refuses; then nothing of it is there either.
        """

    def rebuild(
        self, stories: Iterable[StoryText], missed: Callable[[], Iterable[StoryText]] = tuple
    ) -> None:
        """Build the index anew from all ``stories`` while the old one answers, then take its place.

        ``missed`` is asked at the end, while nobody else writes, for the stories that changed meanwhile
        (one that is gone: without placements). Killed on the way, it leaves the old index as it is.
        Raises OSError where the disk refuses.
        """

    def compact(
        self,
        begin: Callable[[], object],
        missed: Callable[[], Iterable[StoryText]],
        end: Callable[[], object],
    ) -> bool:
        """Make writing quick again, in a copy that takes the index's place; returns whether it was worth it.

        ``begin`` is called, while nobody writes, when stories that are written from now on are to be noted as
        ``missed``, which is asked for them as in ``rebuild``; ``end`` when they need not be any more. Nothing
        happens while a rebuild runs. Raises what ``rebuild`` raises.
        """

    def tidy(self, forget: Callable[[], object]) -> None:
        """Remove what a rebuild that was killed has left, and ``forget`` what was noted of it.

        Nothing happens while one runs.
        """

    def damage(self) -> str:
        """What of the index's files is damaged or gone; empty where all are whole. Reads all of them."""
