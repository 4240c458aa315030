"""Pages that were assembled, remembered while what they show stays as it is.

While nothing in the store changes, a remembered page is simply there. After a change, what belongs to it alone
is read again only if that was changed; what all pages share is joined to it anew, if that was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from nashra.assembly.loader import FragmentSource, Loader, PageParts, PageSuffix
from nashra.assembly.page import AssembledPage, begin, etag_of, finish
from nashra.fragments.codec import EncodedRecipe
from nashra.fragments.model import Part, Recipe, Sites

_BUDGET = 96 << 20  # bytes of remembered pages, in each process
_SUFFIXES = 1000

T = TypeVar("T")

Address = tuple[bytes, str]
"""The prefix of an edition's keys, and a path."""


class CachedPage(Generic[T]):
    """A page that was assembled, and what it takes to assemble it again."""

    __slots__ = ("_etag", "_wrap", "page", "page_parts", "prefix_part", "stamp", "suffix")

    def __init__(self, page_parts: PageParts, suffix: PageSuffix, wrap: Callable[[AssembledPage], T]) -> None:
        recipe = page_parts.recipe
        self.page_parts = page_parts
        self.prefix_part = begin(recipe.numbers, recipe.parts[: len(page_parts.loaded)], page_parts.loaded)
        self.suffix = suffix
        self.stamp: int | None = None  # at which the page was right
        self.page: T | None = None
        self._wrap = wrap
        self._etag = ""

    def refresh(self, loader: Loader, stamp: int) -> T:
        """Assemble the page as it is at the stamp, which was asked before."""
        suffix = loader.sequence(self.suffix).segment(0, self.prefix_part.seen)
        etag, page = etag_of(self.prefix_part, suffix), self.page
        if page is None or etag != self._etag:
            page = self.page = self._wrap(finish(self.prefix_part, suffix, etag))
            self._etag = etag
        self.stamp = stamp
        return page

    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 3000 + 2 * len(self.prefix_part.segment.block) + 6000


class PageCache(Generic[T]):
    """Assembles pages from a store and remembers them. For one thread.

    `wrap` gives for a recipe what makes of its assembled page what is remembered and given out: for readers, its
    responses. It is called once a page, what it gives after each change.
    """

    def __init__(
        self, source: FragmentSource, wrap: Callable[[Recipe], Callable[[AssembledPage], T]]
    ) -> None:
        self._loader = Loader(source)
        self._wrap = wrap
        self._cached: dict[Address, CachedPage[T]] = {}
        self._older: dict[Address, CachedPage[T]] = {}
        self._size = 0
        self._suffixes: dict[tuple[Part, ...], PageSuffix] = {}

    def begin(self) -> int:
        """The store's stamp, to be asked before anything is read for a request."""
        return self._loader.begin()

    def sites(self) -> Sites:
        """The hosts. Raises MissingRecipeError."""
        return self._loader.sites()

    def former_prefix(self, prefix: bytes) -> bytes:
        """The prefix in the generation before; b"" where that shows nothing any more."""
        return self._loader.former_prefix(prefix)

    def known(self, address: Address, stamp: int) -> T | None:
        """The page, if it is remembered and all that belongs to it alone is as it was."""
        cached = self._cached.get(address) or self._older.get(address)
        if cached is None:
            return None
        if cached.stamp == stamp:
            return cached.page
        if not self._loader.is_current(cached.page_parts):
            return None
        page = cached.refresh(self._loader, stamp)
        self._remember(address, cached)
        return page

    def recipe(self, key: bytes) -> EncodedRecipe:
        """The recipe under a key. Raises MissingRecipeError."""
        return self._loader.recipe(key)

    def assemble(self, address: Address, key: bytes, encoded: EncodedRecipe, stamp: int) -> T:
        """Assemble the page of the recipe under a key. Raises MissingError with the keys that would be needed."""
        page_parts = self._loader.page_parts(key, encoded)
        suffix = self._suffix(page_parts.recipe.parts[len(page_parts.loaded) :])
        cached = CachedPage(page_parts, suffix, self._wrap(page_parts.recipe))
        page = cached.refresh(self._loader, stamp)
        self._remember(address, cached)
        return page

    def _remember(self, address: Address, cached: CachedPage[T]) -> None:
        """In two halves: what was not asked for while the younger one filled up goes."""
        if address not in self._cached:
            size = cached.size()
            self._size += size
            if self._size > _BUDGET // 2:
                self._older, self._cached, self._size = self._cached, {}, size
        self._cached[address] = cached

    def _suffix(self, parts: tuple[Part, ...]) -> PageSuffix:
        """One and the same for the same parts."""
        if len(self._suffixes) > _SUFFIXES:
            self._suffixes.clear()
        return self._suffixes.setdefault(parts, PageSuffix(parts))
