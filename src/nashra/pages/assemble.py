"""Pages that Django answers: joined from the same fragments, with pieces made for the one request."""

from __future__ import annotations

from collections.abc import Mapping

from nashra.assembly.page import resolve
from nashra.editions.models import Edition
from nashra.editions.rows import EditionRow
from nashra.fragments.model import Bundle, Fragment, ListFragment, Part, Piece, Recipe
from nashra.pages import generation
from nashra.pages.render import fill
from nashra.pages.store import store


def page(edition: Edition | EditionRow, recipe: Recipe, own: Mapping[bytes, Fragment]) -> bytes:
    """A recipe's page in an edition. own: pieces that are in no store, under keys that the recipe names."""
    loaded = _load(recipe.parts, own)

    def get(key: bytes) -> Piece | ListFragment | Bundle:
        fragment = loaded[key]
        return fragment if isinstance(fragment, Piece | ListFragment | Bundle) else Piece(b"")

    return resolve(recipe, get)


def prefix(edition: Edition | EditionRow) -> str:
    """The prefix of the edition's keys in the generation in force."""
    sites = generation.current()
    found = generation.prefix_in_force(edition.pk, sites)
    return found or generation.prefix_in_force(edition.pk, generation.begin())


def _load(parts: tuple[Part, ...], own: Mapping[bytes, Fragment]) -> dict[bytes, Fragment]:
    wanted = [part.key for part in parts if part.key not in own]
    there = dict(zip(wanted, store().get_many(wanted), strict=True))
    missing = [key for key, fragment in there.items() if fragment is None]
    found = fill(missing) if missing else {}
    loaded = {key: fragment or found.get(key) or Piece(b"") for key, fragment in there.items()} | dict(own)
    for bundle in [fragment for fragment in loaded.values() if isinstance(fragment, Bundle)]:
        loaded |= _load(bundle.parts, own)
    return loaded
