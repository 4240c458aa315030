"""From host, path and query to a page's responses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from nashra.assembly.loader import FragmentSource, MissingError
from nashra.assembly.page import AssembledPage
from nashra.assembly.page_cache import PageCache
from nashra.edge.hosts import bare_host
from nashra.edge.responses import PageResponses, Response, headers_of, redirect
from nashra.edge.router import recipe_key
from nashra.fragments.model import Recipe

_HOSTS = 1000  # anyone can invent hosts


def _responses(recipe: Recipe) -> Callable[[AssembledPage], PageResponses]:
    return partial(PageResponses, recipe.status, headers_of(recipe))


class SitePages:
    """The pages of all hosts but those that are left to the fallback, read from a store. For one thread."""

    def __init__(
        self, source: FragmentSource, reserved: frozenset[str], fallback_hosts: frozenset[str]
    ) -> None:
        self._cache = PageCache(source, _responses)
        self._reserved = reserved
        self._fallback_hosts = fallback_hosts
        self._stamp: int | None = None
        self._prefixes: dict[str, bytes] = {}

    def find(self, host: str, path: str, query: str) -> PageResponses | Response | None:
        """The page at an address, or a redirect to its right path; None: the address isn't the edge's.

        Raises MissingError with the keys that would be needed.
        """
        stamp = self._begin()
        prefix = self._prefixes.get(host)
        if prefix is not None and not query:
            page = self._cache.known((prefix, path), stamp)
            if page is not None:
                return page
        key = recipe_key(path, query, self._reserved)
        if key is None:
            return None
        if prefix is None:
            prefix = self._prefix(host)
        if not prefix:
            return self._moved(host, path, query)
        return self._cache.known((prefix, path), stamp) or self._assemble(prefix, path, query, key, stamp)

    def find_former(self, host: str, path: str, query: str) -> PageResponses | Response | None:
        """What stands in for a page that is not rendered yet: the same as the generation before shows it.

        None where that one shows nothing any more, or has not all of the page.
        """
        stamp = self._begin()
        key = recipe_key(path, query, self._reserved)
        try:
            prefix = self._cache.former_prefix(self._prefix(host))
            if not prefix or key is None:
                return None
            return self._cache.known((prefix, path), stamp) or self._assemble(prefix, path, query, key, stamp)
        except MissingError:
            return None

    def prefix(self, host: str) -> bytes:
        """What the keys of a host's edition begin with; b"" for a host that is not readers'. Raises MissingError."""
        self._begin()
        return self._prefix(host)

    def prefixes(self) -> tuple[str, ...]:
        """What the keys of each edition begin with; nothing as long as the hosts are not known."""
        self._begin()
        try:
            return self._cache.sites().prefixes()
        except MissingError:
            return ()

    def _begin(self) -> int:
        """The store's stamp, asked before anything is read."""
        stamp = self._cache.begin()
        if stamp != self._stamp:
            self._prefixes = {}
            self._stamp = stamp
        return stamp

    def _assemble(
        self, prefix: bytes, path: str, query: str, key: bytes, stamp: int
    ) -> PageResponses | Response:
        encoded = self._cache.recipe(prefix + key)
        right = encoded.recipe.path
        if right and right != path:
            return redirect(right, query)
        return self._cache.assemble((prefix, path), prefix + key, encoded, stamp)

    def _moved(self, host: str, path: str, query: str) -> Response | None:
        """A redirect from a host that an edition once had; None on a host that is the fallback's."""
        name = bare_host(host)
        origin = None if name in self._fallback_hosts else self._cache.sites().moved.get(name)
        return redirect(origin + path, query) if origin else None

    def _prefix(self, host: str) -> bytes:
        sites = self._cache.sites()
        if len(self._prefixes) >= _HOSTS:
            self._prefixes.clear()
        name = bare_host(host)
        is_ours = name not in self._fallback_hosts and name not in sites.moved
        found = sites.hosts.get(name, sites.default) if is_ours else ""
        prefix = self._prefixes[host] = found.encode()
        return prefix
