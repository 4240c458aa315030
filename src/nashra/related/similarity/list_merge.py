"""Lists of related stories: what computing changes in them. What an editor pinned or struck out stays so."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from nashra.related.similarity.nearest import KEPT, Near


class Listed(msgspec.Struct, frozen=True):
    """A story in the list of another."""

    story: int
    score: float
    words: str = ""  # that made the score, as written
    pinned: int | None = None  # its place, from 0, where an editor gave it one
    struck: bool = False  # an editor does not want it there

    @property
    def is_computed(self) -> bool:
        """Whether no editor has decided on it."""
        return self.pinned is None and not self.struck


def own(rows: Sequence[Listed], chosen: Sequence[Near], words: Mapping[int, str]) -> list[Listed]:
    """A story's list with what is chosen for it in place of what was computed before."""
    edited = [row for row in rows if not row.is_computed]
    decided = {row.story for row in edited}
    return edited + [
        Listed(one.story, one.score, words.get(one.story, "")) for one in chosen if one.story not in decided
    ]


def joined(rows: Sequence[Listed], newcomer: Listed, copies: Collection[int]) -> Sequence[Listed]:
    """A list that a story enters where it is nearer than what is shown there, or leaves where it is not.

    Where it does neither, that is ``rows`` itself. ``copies`` say the same as the newcomer: of two the one that
    is there already stays. A newcomer without a score has nothing in common with the list's story, or is a copy
    of it.
    """
    known = next((row for row in rows if row.story == newcomer.story), None)
    others = rows if known is None else [row for row in rows if row is not known]
    if known is not None and not known.is_computed:
        return [*others, msgspec.structs.replace(known, score=newcomer.score, words=newcomer.words)]
    if newcomer.score <= 0.0 or any(row.story in copies and not row.struck for row in others):
        return others
    computed = [row for row in others if row.is_computed]
    if len(computed) >= KEPT:
        last = max(computed, key=_order)
        if last.score >= newcomer.score:
            return others
        others = [row for row in others if row is not last]
    return [*others, newcomer]


def shown(rows: Sequence[Listed]) -> list[int]:
    """The stories of a list in the order in which pages show them."""
    return [row.story for row in sorted((row for row in rows if not row.struck), key=_order)]


def _order(row: Listed) -> tuple[bool, int, float, int]:
    return row.pinned is None, row.pinned or 0, -row.score, -row.story
