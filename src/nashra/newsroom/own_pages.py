"""Which of a story's pages are pages of their own: search engines are led from the others to the story's own place.

A story's own place is its first canonical placement, or else its first. Another edition's page of it is its own where
that edition has given it a headline of its own; where it has not, it is a copy. See docs/addresses.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from nashra.newsroom.queries.rows import PlacementRow


def canonical_of(row: PlacementRow, everywhere: Sequence[PlacementRow]) -> PlacementRow:
    """Whose address a placement's page gives as canonical. everywhere: the story's placements, its own place first."""
    return row if row.own_headline or not everywhere else everywhere[0]


def own_pages(everywhere: Sequence[PlacementRow]) -> tuple[PlacementRow, ...]:
    """The placements whose pages are their own, the story's own place first."""
    return (*everywhere[:1], *(row for row in everywhere[1:] if row.own_headline))
