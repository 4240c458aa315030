"""From host and path to a page.

A page that was joined is remembered. While nothing in the store changes, it is simply there. After a
change, what belongs to it alone is read again only if that was changed; what all pages share, if it was,
is joined to it anew.
"""

from __future__ import annotations

from nashra.assembly.loader import Loader, Own, PackedSource, Tail
from nashra.assembly.page import begin, etag_of, finish
from nashra.edge.responses import Answer, Page, headers_of, redirect
from nashra.edge.router import bare_host, recipe_key
from nashra.fragments.model import Part

_BUDGET = 96 << 20  # bytes of remembered pages, in each process
_HOSTS = 1000  # anyone can invent hosts
_TAILS = 1000

Address = tuple[bytes, str]
"""The prefix of an edition's keys, and a path."""


class Kept:
    """A page that was joined, and what it takes to join it again."""

    __slots__ = ("headers", "own", "page", "stamp", "stem", "tail")

    def __init__(self, own: Own, tail: Tail) -> None:
        recipe = own.recipe
        self.own = own
        self.headers = headers_of(recipe)
        self.stem = begin(recipe.numbers, recipe.parts[: len(own.loaded)], own.loaded)
        self.tail = tail
        self.stamp: int | None = None  # at which the page was right
        self.page: Page | None = None

    def refresh(self, loader: Loader, stamp: int) -> Page:
        """Join the page as it is at the stamp, which was asked before."""
        tail = loader.row(self.tail).run(0, self.stem.seen)
        page = self.page
        if page is None or page.etag != etag_of(self.stem, tail):
            page = self.page = Page(self.own.recipe.status, self.headers, finish(self.stem, tail))
        self.stamp = stamp
        return page

    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 3000 + 2 * len(self.stem.run.block) + 6000


class Pages:
    """Reads pages from a store. For one thread."""

    def __init__(self, source: PackedSource, reserved: frozenset[str]) -> None:
        self._loader = Loader(source)
        self._reserved = reserved
        self._stamp: int | None = None
        self._prefixes: dict[str, bytes] = {}
        self._kept: dict[Address, Kept] = {}
        self._older: dict[Address, Kept] = {}
        self._size = 0
        self._tails: dict[tuple[Part, ...], Tail] = {}

    def find(self, host: str, path: str, query: str) -> Page | Answer | None:
        """The page at an address, or a redirect to its right path; None: the address isn't the edge's.

        Raises MissingError with the keys that would be needed.
        """
        stamp = self._loader.begin()  # before anything is read
        if stamp != self._stamp:
            self._prefixes = {}
            self._stamp = stamp
        prefix = self._prefixes.get(host)
        if prefix is not None and not query:
            page = self._known((prefix, path), stamp)
            if page is not None:
                return page
        key = recipe_key(path, query, self._reserved)
        if key is None:
            return None
        if prefix is None:
            prefix = self._prefix(host)
        if not prefix:
            return None
        return self._known((prefix, path), stamp) or self._read((prefix, path), key, stamp)

    def _known(self, address: Address, stamp: int) -> Page | None:
        """The page, if all that belongs to it alone is as it was."""
        kept = self._kept.get(address) or self._older.get(address)
        if kept is None:
            return None
        if kept.stamp == stamp:
            return kept.page
        if not self._loader.is_current(kept.own):
            return None
        page = kept.refresh(self._loader, stamp)
        self._keep(address, kept)
        return page

    def _read(self, address: Address, key: bytes, stamp: int) -> Page | Answer:
        prefix, path = address
        recipe = self._loader.recipe(prefix + key)
        if recipe.path and recipe.path != path:
            return redirect(recipe.path)
        own = self._loader.own(prefix + key, recipe)
        kept = Kept(own, self._tail(recipe.parts[len(own.loaded) :]))
        page = kept.refresh(self._loader, stamp)
        self._keep(address, kept)
        return page

    def _keep(self, address: Address, kept: Kept) -> None:
        """Two generations: what wasn't asked for while the younger one filled up goes."""
        if address not in self._kept:
            size = kept.size()
            self._size += size
            if self._size > _BUDGET // 2:
                self._older, self._kept, self._size = self._kept, {}, size
        self._kept[address] = kept

    def _tail(self, parts: tuple[Part, ...]) -> Tail:
        """One and the same for the same parts."""
        if len(self._tails) > _TAILS:
            self._tails.clear()
        return self._tails.setdefault(parts, Tail(parts))

    def _prefix(self, host: str) -> bytes:
        sites = self._loader.sites()
        if len(self._prefixes) >= _HOSTS:
            self._prefixes.clear()
        prefix = self._prefixes[host] = sites.hosts.get(bare_host(host), sites.default).encode()
        return prefix
