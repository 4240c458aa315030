"""Asking which stories say the same as a text that is being written."""

from __future__ import annotations

import msgspec

from nashra.search.duplicates import shelf
from nashra.search.duplicates.candidates import same_headline, same_text, worth_reading
from nashra.search.duplicates.comparing import Shared, shared
from nashra.search.duplicates.signature import signature
from nashra.search.duplicates.text import Text
from nashra.search.duplicates.versions import versions

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
    found = (pair for pair in shelf.stories_with(asked.bands) if pair[1] != without)
    shown = []
    for story, texts in versions(worth_reading(asked, found)).items():
        compared = max((shared(text, other) for other in texts), key=_nearness, default=None)
        if compared and (same_text(compared) or same_headline(compared)):
            shown.append(Alike(story, compared))
    return sorted(shown, key=lambda one: (_nearness(one.shared), one.story), reverse=True)[:SHOWN]


def _nearness(compared: Shared) -> tuple[bool, float, float]:
    return same_text(compared), compared.part, compared.headline
