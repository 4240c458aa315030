"""The keys of fragments: b"{generation}/{edition}/{kind}/{arg}". Nothing else spells or reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nashra.fragments.model import Part

_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


@dataclass(frozen=True, slots=True)
class Key:
    """A key, taken apart."""

    prefix: str  # "{generation}/{edition}/"
    edition: int
    kind: str
    arg: str

    @property
    def is_numbered(self) -> bool:
        """Whether the argument is a number as keys spell one: such as a database takes, and in one way only."""
        return _NUMBER.fullmatch(self.arg) is not None

    def __bytes__(self) -> bytes:
        return f"{self.prefix}{self.kind}/{self.arg}".encode()


class KeyBuilder:
    """Names the keys of one edition in one generation."""

    __slots__ = ("prefix",)

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def key(self, kind: str, arg: object = "") -> bytes:
        """The key of a kind of fragment and its argument."""
        return f"{self.prefix}{kind}/{arg}".encode()

    def part(self, kind: str, arg: object = "", show: int = 0) -> Part:
        """The same as a part of a recipe. show: how many lines of a list; 0: all."""
        return Part(self.key(kind, arg), show)


def prefix_of(generation: str, edition: int) -> str:
    """What an edition's keys begin with in a generation."""
    return f"{generation}/{edition}/"


def generation_of(prefix: str) -> str:
    """The generation of a prefix."""
    return prefix.split("/", 1)[0]


def edition_of(prefix: str) -> int:
    """The edition of a prefix."""
    return int(prefix.split("/", 2)[1])


def page_key(kind: str, arg: str) -> bytes:
    """The key of a page's recipe without its prefix."""
    return f"{kind}/".encode() + arg.encode(errors="replace")


def kind_of(key: bytes) -> bytes:
    """The kind in a key; b"" in one of another shape."""
    pieces = key.rsplit(b"/", 2)
    return pieces[1] if len(pieces) == 3 else b""


def parse_key(key: bytes) -> Key | None:
    """A key's parts; None where it is none of ours."""
    try:
        generation, edition, kind, arg = key.decode().split("/", 3)
        return Key(prefix_of(generation, int(edition)), int(edition), kind, arg)
    except ValueError:
        return None
