"""Recipes of the archive: /archive, /archive/2024, /archive/2024/03, /archive/2024/03/05."""

from __future__ import annotations

from nashra.edge.days import path_of_name
from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Part, Recipe
from nashra.pages import archive_keys, frame
from nashra.pages.context import archive
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.archive import is_name


def archive_page(context: RenderContext, key: Key) -> Recipe | None:
    """The years, a year's months, a month's calendar or a day's stories; None where nothing was published then."""
    name = key.arg
    if (name and not any(is_name(name, parts) for parts in (1, 2, 3))) or not archive.has_stories(
        context, name
    ):
        return None
    keys = KeyBuilder(key.prefix)
    parts = day_parts(keys, name, _stories(keys, name)) if is_name(name, 3) else _index(keys, name)
    return Recipe(200, path_of_name(name), (), parts, (f"edition-{context.edition.pk}", "archive"))


def _stories(keys: KeyBuilder, day: str) -> Part:
    return keys.part(archive_keys.STORIES, day)


def day_parts(keys: KeyBuilder, day: str, stories: Part) -> tuple[Part, ...]:
    """A day's page with these stories."""
    return frame.page(
        keys.part,
        head=[keys.part("archive-head", day)],
        column=[keys.part(archive_keys.TITLE, day), stories],
        beside=[keys.part(archive_keys.CALENDAR, day[:7])],
    )


def _index(keys: KeyBuilder, name: str) -> tuple[Part, ...]:
    kinds = {0: archive_keys.YEARS, 4: archive_keys.YEAR, 7: archive_keys.CALENDAR}
    beside = [keys.part(archive_keys.YEARS)] if name else []
    return frame.page(
        keys.part,
        head=[keys.part("archive-head", name)],
        column=[keys.part("archive-title", name), keys.part(kinds[len(name)], name)],
        beside=[*beside, keys.part("most-read", show=5)],
    )
