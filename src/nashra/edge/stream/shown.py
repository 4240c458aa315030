"""What a fragment shows to those who listen to it, as data of events."""

from __future__ import annotations

import re
from collections.abc import Set

import msgspec
import xxhash

from nashra.fragments.model import NOT_STORIES, Fragment, ListFragment, Piece

_VERSION = re.compile(rb'data-version="([0-9a-f]{1,16})"')
_to_json = msgspec.json.encode


class Item(msgspec.Struct, frozen=True):
    """An item of a list."""

    version: str  # what its HTML says it is, else made from it
    html: str


class Shown(msgspec.Struct, frozen=True):
    """What one fragment shows. Compared by its digest."""

    subject: str  # the key without its prefix
    digest: str
    html: str | None = None  # of a piece; None: nothing is there any more, or it is a list
    items: dict[int, Item] | None = None  # of a list, by number, in their order
    opening: str = ""  # of a list: what stands before its items

    def data(self, before: Shown | None, versions: Set[str]) -> bytes:
        """What to send to someone who has seen `before`, or has these versions of items: one line of JSON.

        A list tells all its numbers and the items that are not known yet.
        """
        if self.items is None:
            return _to_json({"of": self.subject, "html": self.html})
        known = _versions(before) or versions
        told = {number: item.html for number, item in self.items.items() if item.version not in known}
        order = list(self.items)
        return _to_json({"of": self.subject, "order": order, "items": told, "opening": self.opening})


def shown(subject: bytes, fragment: Fragment | None) -> Shown:
    """What a fragment shows; None: nothing is under the key."""
    name = subject.decode()
    if isinstance(fragment, Piece):
        return Shown(name, _digest(fragment.html), fragment.html.decode())
    if isinstance(fragment, ListFragment):
        digest = _digest(b"\0".join([*(item.html for item in fragment.items), fragment.opening]))
        items = {
            item.number % NOT_STORIES: Item(_version(item.html), item.html.decode())
            for item in fragment.items
        }
        return Shown(name, digest, items=items, opening=fragment.opening.decode())
    return Shown(name, "0")


def _versions(before: Shown | None) -> set[str]:
    return {item.version for item in before.items.values()} if before and before.items else set()


def _version(html: bytes) -> str:
    found = _VERSION.search(html)
    return found[1].decode() if found else _digest(html)


def _digest(content: bytes) -> str:
    return xxhash.xxh3_64_hexdigest(content)
