"""The demo's pages, joined from fragments that are rendered at their first use."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from nashra.assembly.page import resolve
from nashra.editions.models import Edition
from nashra.fragments.model import Bundle, Fragment, Part, Piece, Recipe, Tombstone
from nashra.pages.render import render

GENERATION = "test"


class Site:
    """An edition's pages."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.prefix = f"{GENERATION}/{edition.pk}/"
        self.fragment = cache(self._fragment)

    def _fragment(self, key: bytes) -> Fragment:
        (entry,) = render([key])
        return entry.fragment

    def recipe(self, key: str) -> Recipe | None:
        """The recipe under a key without its prefix: story-page/12."""
        found = self.fragment(f"{self.prefix}{key}".encode())
        return found if isinstance(found, Recipe) else None

    def parts(self, recipe: Recipe) -> list[Part]:
        """All parts of a page that are stored apart from it, those of its bundles too."""
        parts: list[Part] = []
        for part in filter(lambda part: part.key, recipe.parts):
            inner = self.fragment(part.key)
            parts += inner.parts if isinstance(inner, Bundle) else [part]
        return parts

    def html(self, recipe: Recipe) -> str:
        return resolve(recipe, self._piece).decode()

    def _piece(self, key: bytes) -> Fragment:
        fragment = self.fragment(key)
        return Piece(b"") if isinstance(fragment, Tombstone) else fragment


class Page(HTMLParser):
    """What a test asks of a page: links, pictures, titles, and the stories that lists show."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.links: list[str] = []
        self.listed: list[str] = []
        self.pictures: list[str] = []
        self.rels: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self.title = ""
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in ("title", "script"):
            self._open.append(tag)
        if tag == "link":
            self.rels.setdefault(found["rel"], []).append(found["href"])
        if tag == "a":
            self.links.append(found["href"])
        if tag == "img":
            self.pictures.append(found["src"])

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["title"]:
            self.title += data
        if self._open[-1:] == ["script"] and data.strip():
            self.scripts.append(data)
