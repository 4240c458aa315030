"""What rendering knows of editions: rows of the database as frozen values, never models."""

from __future__ import annotations

import msgspec

from nashra.editions.models.edition import RIGHT_TO_LEFT


class EditionRow(msgspec.Struct, frozen=True, gc=False):
    """An edition; what its fields mean is said in the model."""

    pk: int
    slug: str
    name: str
    host: str
    tagline: str
    language: str
    country: str
    time_zone: str
    calendar: str
    digits: str
    sets_digits: bool
    see_also_heading: str
    related_heading: str
    latest_heading: str
    most_read_heading: str
    canonical_label: str
    lead_days: int
    feed_text: str  # full or summary
    hub: str  # a WebSub hub's address; empty: none

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


class SectionRow(msgspec.Struct, frozen=True, gc=False):
    """A section under its own name."""

    pk: int
    slug: str
    name: str
    colour: str


class ShownSection(msgspec.Struct, frozen=True, gc=False):
    """A section as an edition shows it."""

    section: SectionRow
    name: str  # in this edition; empty: the section's own
    in_navigation: bool
    block_on_stories: bool
