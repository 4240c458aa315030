"""What a fragment can be. Frozen values; keys are `b"{generation}/{edition id}/{kind}/{arg}"`."""

from __future__ import annotations

import msgspec


class Piece(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A rendered piece of HTML in UTF-8."""

    html: bytes


NOT_STORIES = 1 << 50
"""What is no story has a number above this one in a list, so that no page takes it for a story that it carries."""


class ListItem(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A story's item in a list."""

    number: int  # the story's; above NOT_STORIES: of something else
    html: bytes
    lead: bytes = b""  # what stands instead of html when the item is the first one shown; empty: html
    again: bytes = (
        b""  # of a clock: what stands instead where the page carries the story already; empty: nothing
    )


class ListFragment(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A list of stories, a few more than are shown. Without an item left, nothing of it is shown.

    Lists of a page share its stories, each is in one of them; but a clock's items, which have a form for what stands
    above, are left out nowhere and leave out nothing.
    """

    opening: bytes
    items: tuple[ListItem, ...]
    closing: bytes


class Part(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A place in a page: the key of what stands there, or one of the recipe's own pieces."""

    key: bytes  # b"": the recipe's own piece
    show: int = 0  # of a list: how many items; 0: all
    piece: int = 0  # of the recipe's own: which one


class Recipe(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a page is joined from, and what is said about it in the response's head."""

    status: int  # of HTTP: 200, 410, …
    path: str  # canonical, not percent-encoded: others redirect to it; it may be whole, elsewhere; "": any is right
    numbers: tuple[
        int, ...
    ]  # the story that the page itself is, and those that its text shows; no list shows them
    parts: tuple[Part, ...]
    surrogates: tuple[str, ...]  # for Surrogate-Key
    headers: tuple[tuple[str, str], ...] = ()
    pieces: tuple[
        bytes, ...
    ] = ()  # HTML that no other page shows, which always changes together; before any bundle


class Bundle(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Parts that all pages of an edition share. A part of a bundle is neither a bundle nor a piece."""

    parts: tuple[Part, ...]


class Sites(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Which keys belong to which host; stored under SITES."""

    hosts: dict[str, str]  # host, lower case, without a port → prefix of keys, "g1/3/"
    default: str  # the prefix for every other host; "": none
    moved: dict[
        str, str
    ] = {}  # host that an edition once had → the origin that it has now, "https://misr.example"
    invalidation: str = ""  # digest of what names the keys that a change touches; see pages/digest.py
    zones: dict[int, str] = {}  # edition → time zone, in which its days begin and end

    def prefixes(self) -> tuple[str, ...]:
        """All prefixes that are in force."""
        return tuple(dict.fromkeys([*self.hosts.values(), *([self.default] if self.default else [])]))


class FormerGeneration(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What shows an edition's pages until they are rendered; stored under FORMER in the generation in force."""

    prefix: str  # of the edition's keys in the generation before
    ended: float  # time.time() when that one ceased to be in force


class Tombstone(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Nothing to show: the number of the change that emptied the key, against late renderings."""


Fragment = Piece | ListFragment | Recipe | Bundle | Sites | FormerGeneration | Tombstone

SITES = b"sites"
FORMER = b"former-generation/"
"""A key without its prefix."""


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A fragment on its way into the store."""

    key: bytes
    version: int  # the sequence's number, read before gathering
    fragment: Fragment
    begun: float = 0  # time.time() when the rendering began; 0: unknown, taken as just now
