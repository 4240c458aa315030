"""Asking which stories say the same as a text that is being written."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nashra.duplicates import band_store
from nashra.duplicates.candidates import same_headline, same_text, worth_reading
from nashra.duplicates.compared_text import Text
from nashra.duplicates.comparison import Shared, shared
from nashra.duplicates.signature import signature
from nashra.duplicates.versions import versions

SHOWN = 5


class Alike(msgspec.Struct, frozen=True):
    """A story that says the same."""

    story: int
    shared: Shared

    @property
    def has_same_text(self) -> bool:
        """Whether the text is common; else only the headlines say the same."""
        return same_text(self.shared)


def alike(text: Text, without: int | None = None) -> list[Alike]:
    """The stories that say the same, those with the most in common first; ``without`` is the story itself."""
    asked = signature(text)
    found = (pair for pair in band_store.stories_with(asked.bands) if pair[1] != without)
    read = versions(worth_reading(asked, found))
    compared = [Alike(story, _nearest(text, texts)[0]) for story, texts in read.items() if texts]
    shown = [one for one in compared if same_text(one.shared) or same_headline(one.shared)]
    return sorted(shown, key=lambda one: (_nearness(one.shared), one.story), reverse=True)[:SHOWN]


def compared(text: Text, story: int) -> tuple[Alike, Text] | None:
    """What a story shares with a text, and which of its versions that is; None where there is no such story."""
    texts = versions([story]).get(story)
    if not texts:
        return None
    found, version = _nearest(text, texts)
    return Alike(story, found), version


def _nearest(text: Text, texts: Sequence[Text]) -> tuple[Shared, Text]:
    """Of a story's versions the one that has the most in common with a text."""
    return max(((shared(text, one), one) for one in texts), key=lambda pair: _nearness(pair[0]))


def _nearness(compared: Shared) -> tuple[bool, float, float]:
    return same_text(compared), compared.part, compared.headline
