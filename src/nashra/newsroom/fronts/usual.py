"""The front that says what a home page shows by itself: what editors begin from, and merges where nothing was yet."""

from __future__ import annotations

from collections.abc import Iterable

from nashra.newsroom.fronts.slot import Document, Slot


def usual_home(sections: Iterable[int]) -> Document:
    """The home page of an edition that shows these sections, in their order."""
    return (
        Slot("lead", "lead"),
        Slot("latest", "latest"),
        Slot("most-read", "most_read"),
        *(Slot(f"section-{number}", "section", section=number) for number in dict.fromkeys(sections)),
    )


def usual_section() -> Document:
    """A section's page: no slots, and then the section's newest stories, which follow the slots of any."""
    return ()
