"""What one round of rendering has read: each row once, for all of its fragments and all of its editions.

Whoever knows what will be needed adds it beforehand, all at once (see `prepare`); what is asked for without that is
read then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Generic, TypeVar

from nashra.audience import queries as audience
from nashra.changes import sequence
from nashra.editions import queries as editions
from nashra.editions.rows import EditionRow, SectionRow, ShownSection
from nashra.newsroom.faults import Piece, attempt
from nashra.newsroom.queries import (
    breaking,
    edition_pages,
    fronts,
    gone_stories,
    listings,
    live,
    placements,
    stories,
)
from nashra.newsroom.queries.rows import ArticleRow, PlacementRow
from nashra.newsroom.story_text import StoredBlock, stored_blocks
from nashra.pages.values import Picture
from nashra.related import queries as related

KEPT = 30
"""Stories of a list, more than any page shows, since a page may carry some of them already."""

K = TypeVar("K")
V = TypeVar("V")


class Known(Generic[K, V]):
    """Values by key, each read once; keys that have none are remembered too."""

    def __init__(self, read: Callable[[Collection[K]], Mapping[K, V]]) -> None:
        self._read = read
        self._values: dict[K, V | None] = {}

    def add(self, keys: Iterable[K]) -> None:
        """Read those that were not read yet, in as few statements as there can be."""
        if missing := set(keys) - self._values.keys():
            self._values.update(dict.fromkeys(missing))
            self._values.update(self._read(missing))

    def known(self) -> Collection[K]:
        """The keys that were read."""
        return self._values.keys()

    def knows(self, key: K) -> bool:
        """Whether it was read already."""
        return key in self._values

    def get(self, key: K) -> V | None:
        """The value of a key; None where it has none."""
        if key not in self._values:
            self.add([key])
        return self._values[key]


class Round:
    """Rows by what they are of. Made anew for each round, so that nothing is older than its version."""

    def __init__(self) -> None:
        self.newest = Known(partial(placements.newest, limit=KEPT))  # by edition and section
        self.fronts = Known(fronts.fronts_of)  # by edition
        self.breaking = Known(breaking.in_force)  # by edition
        self.live = Known(live.newest)  # by story
        self.most_read = Known(audience.most_read_of)  # by edition
        self.see_also = Known(stories.see_also)  # by story
        self.related = Known(partial(related.lists_of, limit=KEPT))  # by story
        self.stories = Known(stories.whole)
        self.listed = Known(partial(listings.newest, limit=KEPT))  # by edition, topic or author, and number
        self.topics = Known(listings.topics)
        self.topic_parts = Known(listings.parts)
        self.authors = Known(listings.authors)
        self.found_at = Known(listings.found_at)  # by topic or author, and slug
        self.page_at = Known(edition_pages.found_at)  # by edition and slug
        self.pages = Known(edition_pages.pages)
        self.named_pages = Known(edition_pages.named)  # by edition
        self.bylines = Known(stories.bylines)  # by story
        self.photos = Known(stories.photos)
        self.videos = Known(stories.videos)
        self.gone = Known(gone_stories.gone)  # by edition and story
        self.unreadable: set[int] = set()  # photos of which a size could not be made
        self.pictures: dict[tuple[int, str, str, str], Picture] = {}  # by photo, shape and words
        self._bodies: dict[int, Sequence[StoredBlock]] = {}
        self._here = Known(placements.in_editions)  # by edition and story
        self._everywhere = Known(placements.everywhere)  # by story
        self._held_back = Known(placements.held_back)  # by story

    @cached_property
    def editions(self) -> dict[int, EditionRow]:
        return editions.all_editions()

    @cached_property
    def installation(self) -> str:
        return sequence.installation()

    @cached_property
    def _sections(self) -> tuple[dict[int, SectionRow], dict[int, tuple[ShownSection, ...]]]:
        return editions.all_sections()

    @property
    def sections(self) -> dict[int, SectionRow]:
        return self._sections[0]

    @cached_property
    def former_slugs(self) -> dict[str, int]:
        return editions.all_former_slugs()

    @property
    def shown_sections(self) -> dict[int, tuple[ShownSection, ...]]:
        return self._sections[1]

    def body(self, article: ArticleRow) -> Sequence[StoredBlock]:
        """A story's blocks as the database keeps them; none where they cannot be read."""
        if article.pk not in self._bodies:
            read = attempt(lambda: stored_blocks(article.body), Piece.BODY, article.pk)
            self._bodies[article.pk] = read or ()
        return self._bodies[article.pk]

    def add_placed(self, wanted: Collection[tuple[int, int]]) -> None:
        """Read placements of these stories in these editions, and elsewhere where they are not there."""
        self._here.add(pair for pair in wanted if not self._everywhere.knows(pair[1]))
        absent = {number for edition, number in wanted if self.here(edition, number) is None}
        self._everywhere.add(absent)
        self._held_back.add(number for number in absent if self.everywhere(number))

    def add_everywhere(self, numbers: Iterable[int]) -> None:
        """Read all placements of these stories."""
        self._everywhere.add(numbers)

    def here(self, edition: int, number: int) -> PlacementRow | None:
        """A story as an edition shows it; None where readers do not see it there."""
        if self._everywhere.knows(number):
            return next((row for row in self.everywhere(number) if row.edition == edition), None)
        return self._here.get((edition, number))

    def everywhere(self, number: int) -> tuple[PlacementRow, ...]:
        """All placements of a story that readers see, the one whose address is its own first."""
        return self._everywhere.get(number) or ()

    def placed(self, edition: int, number: int) -> PlacementRow | None:
        """A story as an edition shows it, or else as its own edition does, unless the edition holds it back."""
        if found := self.here(edition, number):
            return found
        elsewhere = next(iter(self.everywhere(number)), None)
        return elsewhere if elsewhere and edition not in (self._held_back.get(number) or ()) else None
