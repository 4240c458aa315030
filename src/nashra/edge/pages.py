"""From host and path to a page. What was joined is remembered while nothing in the store changes."""

from __future__ import annotations

from nashra.edge.addresses import bare_host, recipe_key
from nashra.edge.answers import Answer, Page, redirect
from nashra.fragments.joining import join
from nashra.fragments.loading import Loader, PackedSource

_BUDGET = 48 << 20  # bytes of remembered pages, in each process
_HOSTS = 1000  # anyone can invent hosts


class Pages:
    """Reads pages from a store. For one thread."""

    def __init__(self, source: PackedSource, reserved: frozenset[str]) -> None:
        self._loader = Loader(source)
        self._reserved = reserved
        self._stamp: int | None = None
        self._pages: dict[tuple[bytes, str], Page] = {}
        self._prefixes: dict[bytes, bytes] = {}
        self._size = 0

    def find(self, host: bytes, path: str, query: bytes) -> Page | Answer | None:
        """The page at an address, or a redirect to its right path; None: the address isn't the edge's.

        Raises MissingError with the keys that would be needed.
        """
        stamp = self._loader.begin()  # before anything is read
        if stamp != self._stamp:
            self._forget()
            self._stamp = stamp
        prefix = self._prefixes.get(host)
        if prefix is not None and not query:
            page = self._pages.get((prefix, path))
            if page is not None:
                return page
        key = recipe_key(path, query, self._reserved)
        if key is None:
            return None
        prefix = self._prefix(host) if prefix is None else prefix
        return (self._pages.get((prefix, path)) or self._read(prefix, path, key)) if prefix else None

    def _read(self, prefix: bytes, path: str, key: bytes) -> Page | Answer:
        recipe = self._loader.recipe(prefix + key)
        if recipe.path and recipe.path != path:
            return redirect(recipe.path)
        page = Page(recipe, join(recipe, self._loader.parts(recipe.parts)))
        self._size += page.size()
        if self._size > _BUDGET:
            self._forget()
            self._size = page.size()
        self._pages[prefix, path] = page
        return page

    def _prefix(self, host: bytes) -> bytes:
        sites = self._loader.sites()
        if len(self._prefixes) >= _HOSTS:
            self._prefixes.clear()
        prefix = self._prefixes[host] = sites.hosts.get(bare_host(host), sites.default).encode()
        return prefix

    def _forget(self) -> None:
        self._pages = {}
        self._prefixes = {}
        self._size = 0
