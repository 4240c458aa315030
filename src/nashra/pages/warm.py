"""Rendering the pages that readers are likely to ask for first, where a new generation has begun."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence

from nashra.assembly.loader import MissingError
from nashra.audience import queries as audience
from nashra.edge.site_pages import SitePages
from nashra.editions.models import EditionSection
from nashra.fragments.key import edition_of, page_key
from nashra.fragments.model import Fragment, Recipe, Sites
from nashra.newsroom.queries import placements
from nashra.pages import generation
from nashra.pages.render import fill
from nashra.pages.store import store

logger = logging.getLogger(__name__)

LATEST = 200
"""Of an edition's newest stories, beside all that are most read."""

_ROUNDS = 4  # the recipe, its parts, theirs, and what changed meanwhile


def warm(known: set[str]) -> None:
    """Render the likely pages of the generation in force, unless it is known to be done; then it is known.

    Home and sections of all editions first, then stories. Broken off where a newer generation begins.
    """
    sites = generation.current()
    if sites.default in known:
        return
    pages = SitePages(store(), frozenset(), frozenset())
    for host, path in _addresses(sites):
        if generation.current() != sites:
            return
        _complete(pages, host, path)
    known.clear()
    known.add(sites.default)


def _addresses(sites: Sites) -> Iterator[tuple[str, str]]:
    """Hosts and paths, the likeliest first."""
    for host, prefix in sites.hosts.items():
        yield host, "/"
        shown = EditionSection.objects.filter(edition=edition_of(prefix))
        yield from ((host, f"/{slug}") for slug in shown.values_list("section__slug", flat=True))
    for host, prefix in sites.hosts.items():
        for number in _stories(edition_of(prefix)):
            path = _story_path(prefix, number)
            if path:
                yield host, path


def _stories(edition: int) -> list[int]:
    """Numbers of the most read and the newest stories, each once."""
    newest = placements.newest([(edition, 0)], LATEST).get((edition, 0), ())
    return list(dict.fromkeys([*audience.most_read(edition), *newest]))


def _story_path(prefix: str, number: int) -> str:
    key = prefix.encode() + page_key("story-page", str(number))
    recipe = _fill([key]).get(key)
    return recipe.path if isinstance(recipe, Recipe) else ""


def _complete(pages: SitePages, host: str, path: str) -> None:
    """Have rendered what a page lacks."""
    for _ in range(_ROUNDS):
        try:
            pages.find(host, path, "")
        except MissingError as missing:
            if not _fill(missing.keys):
                return
        else:
            return


def _fill(keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
    """What could be rendered of the keys; one page's fault is that page's."""
    try:
        return fill(keys)
    except Exception:
        logger.exception("These fragments could not be rendered beforehand: %r", keys)
        return {}
