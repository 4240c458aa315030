"""Asking which stories say the same as a text that is being written."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nashra.duplicates import band_store
from nashra.duplicates.candidates import same_headline, same_text, worth_reading
from nashra.duplicates.compared_text import ComparedText
from nashra.duplicates.comparison import Overlap, overlap
from nashra.duplicates.signature import signature
from nashra.duplicates.versions import versions

SHOWN = 5


class Match(msgspec.Struct, frozen=True):
    """A story that says the same."""

    story: int
    overlap: Overlap

    @property
    def has_same_text(self) -> bool:
        """Whether the text is common; else only the headlines say the same."""
        return same_text(self.overlap)


def find_matches(text: ComparedText, without: int | None = None) -> list[Match]:
    """The stories that say the same, those with the most in common first; ``without`` is the story itself."""
    asked = signature(text)
    found = (pair for pair in band_store.stories_with(asked.bands) if pair[1] != without)
    read = versions(worth_reading(asked, found))
    compared = [Match(story, _nearest(text, texts)[0]) for story, texts in read.items() if texts]
    shown = [one for one in compared if same_text(one.overlap) or same_headline(one.overlap)]
    return sorted(shown, key=lambda one: (_nearness(one.overlap), one.story), reverse=True)[:SHOWN]


def compared(text: ComparedText, story: int) -> tuple[Match, ComparedText] | None:
    """What a story shares with a text, and which of its versions that is; None where there is no such story."""
    texts = versions([story]).get(story)
    if not texts:
        return None
    found, version = _nearest(text, texts)
    return Match(story, found), version


def _nearest(text: ComparedText, texts: Sequence[ComparedText]) -> tuple[Overlap, ComparedText]:
    """Of a story's versions the one that has the most in common with a text."""
    return max(((overlap(text, one), one) for one in texts), key=lambda pair: _nearness(pair[0]))


def _nearness(compared: Overlap) -> tuple[bool, float, float]:
    return same_text(compared), compared.part, compared.headline
