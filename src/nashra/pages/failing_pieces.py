"""Which pieces of a story cannot be shown now: it is rendered and indexed once more, and nothing of it is kept."""

from __future__ import annotations

from nashra.fragments.key import KeyBuilder, prefix_of
from nashra.newsroom.faults import Piece, heard
from nashra.newsroom.queries import placements
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.round import Round
from nashra.pages.render import render
from nashra.pages.store import OF_A_STORY
from nashra.search.indexing import published_stories

_GENERATION = "g0"
"""None: what is rendered here is kept nowhere."""


def failing_pieces(story: int) -> set[Piece]:
    """The pieces of a story that fail, wherever readers see it. Raises DatabaseError."""
    with heard() as faults:
        _render(story)
        list(published_stories.of_numbers([story]))
    return {piece for number, piece in faults if number == story}


def _render(story: int) -> None:
    placed = placements.everywhere([story]).get(story, ())
    for place in placed:
        keys = KeyBuilder(prefix_of(_GENERATION, place.edition))
        render([keys.key(kind, story) for kind in OF_A_STORY])
        rows = Round()
        RenderContext(rows.editions[place.edition], rows).teasers([place])
