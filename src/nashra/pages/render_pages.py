"""The consumer that renders at once what many pages share, and a story's own fragments."""

from __future__ import annotations

from collections.abc import Sequence

from nashra.changes.change import Change
from nashra.pages import generation
from nashra.pages.invalidation import rerendered_by
from nashra.pages.render import render
from nashra.pages.store import store

AT_ONCE = 100
"""Keys rendered between two writes to the store, so that none comes too late to be taken."""


def consume(changes: Sequence[Change]) -> None:
    """Render what readers have not had rendered since the changes were invalidated.

    What cannot be rendered, or comes too late for the store, is rendered when it is read.
    """
    sites = generation.current()
    keys = sorted(rerendered_by(changes, sites))
    for start in range(0, len(keys), AT_ONCE):
        wanted = keys[start : start + AT_ONCE]
        there = store().read_encoded(wanted)
        store().put_many(render([key for key, value in zip(wanted, there, strict=True) if value is None]))
    generation.share_with_former(keys, sites)
