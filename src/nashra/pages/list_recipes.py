"""Recipes of the pages that are one list of an edition: the latest, and the most read."""

from __future__ import annotations

from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Part, Recipe
from nashra.pages import frame
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.timeline import LATEST

MOST_READ = "/most-read"
SAVED = "/saved"


def latest_page(context: RenderContext, key: Key) -> Recipe:
    """All of an edition, the newest first: its first page."""
    keys = KeyBuilder(key.prefix)
    return Recipe(200, LATEST, (), latest_parts(keys, keys.part("timeline")), _surrogates(context))


def latest_parts(keys: KeyBuilder, stories: Part) -> tuple[Part, ...]:
    """A page of the latest with these stories."""
    return frame.page(
        keys.part,
        head=[keys.part("list-head", "latest")],
        column=[stories],
        beside=[keys.part("most-read", show=5)],
    )


def ranking_page(context: RenderContext, key: Key) -> Recipe:
    """All that is read most."""
    keys = KeyBuilder(key.prefix)
    parts = frame.page(
        keys.part,
        head=[keys.part("list-head", "most-read")],
        column=[keys.part("ranking")],
        beside=[keys.part("latest", show=6)],
    )
    return Recipe(200, MOST_READ, (), parts, _surrogates(context))


def saved_page(context: RenderContext, key: Key) -> Recipe:
    """What the reader's own device keeps; the same page for all."""
    keys = KeyBuilder(key.prefix)
    parts = frame.page(
        keys.part,
        head=[keys.part("saved-head")],
        column=[keys.part("saved")],
        beside=[keys.part("latest", show=6), keys.part("most-read", show=5)],
    )
    return Recipe(200, SAVED, (), parts, _surrogates(context))


def _surrogates(context: RenderContext) -> tuple[str, ...]:
    return (f"edition-{context.edition.pk}",)
