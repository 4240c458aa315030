"""From host and path to a page.

A page that was joined is remembered. While nothing in the store changed, it is simply there. After a
change, what belongs to it alone is compared by the heads of its fragments, and only what has changed, most
often the lists that all pages share, is joined to it anew.
"""

from __future__ import annotations

from nashra.edge.addresses import bare_host, recipe_key
from nashra.edge.answers import Answer, Page, headers_of, redirect
from nashra.fragments.joining import Stem, begin, finish
from nashra.fragments.loading import Loader, Own, PackedSource
from nashra.fragments.model import Part

_BUDGET = 96 << 20  # bytes of remembered pages, in each process
_HOSTS = 1000  # anyone can invent hosts

Address = tuple[bytes, str]
"""The prefix of an edition's keys, and a path."""


class Kept:
    """A page that was joined, and what it takes to join it again."""

    __slots__ = ("headers", "heads", "keys", "page", "stamp", "status", "stem", "tail")

    def __init__(self, own: Own) -> None:
        recipe, count = own.recipe, len(own.loaded)
        self.status = recipe.status
        self.headers = headers_of(recipe)
        self.keys = own.keys
        self.heads = own.heads
        self.stem: Stem = begin(recipe.numbers, recipe.parts[:count], own.loaded)
        self.tail: tuple[Part, ...] = recipe.parts[count:]
        self.stamp: int | None = None  # at which the page was right
        self.page: Page | None = None

    def refresh(self, loader: Loader, stamp: int) -> Page:
        """Join the page as it is at the stamp, which was asked before."""
        joined = finish(self.stem, self.tail, loader.parts(self.tail))
        page = self.page
        if page is None or page.etag != joined.etag:
            page = self.page = Page(self.status, self.headers, joined)
        self.stamp = stamp
        return page

    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 2500 + len(self.stem.blocks) + (len(self.page.gzip.body["body"]) if self.page else 0)


class Pages:
    """Reads pages from a store. For one thread."""

    def __init__(self, source: PackedSource, reserved: frozenset[str]) -> None:
        self._source = source
        self._loader = Loader(source)
        self._reserved = reserved
        self._stamp: int | None = None
        self._prefixes: dict[bytes, bytes] = {}
        self._kept: dict[Address, Kept] = {}
        self._older: dict[Address, Kept] = {}
        self._size = 0

    def find(self, host: bytes, path: str, query: bytes) -> Page | Answer | None:
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
        if self._source.heads(kept.keys) != kept.heads:
            return None
        page = kept.refresh(self._loader, stamp)
        self._keep(address, kept)
        return page

    def _read(self, address: Address, key: bytes, stamp: int) -> Page | Answer:
        prefix, path = address
        recipe, head = self._loader.recipe(prefix + key)
        if recipe.path and recipe.path != path:
            return redirect(recipe.path)
        kept = Kept(self._loader.own(prefix + key, recipe, head))
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

    def _prefix(self, host: bytes) -> bytes:
        sites = self._loader.sites()
        if len(self._prefixes) >= _HOSTS:
            self._prefixes.clear()
        prefix = self._prefixes[host] = sites.hosts.get(bare_host(host), sites.default).encode()
        return prefix
