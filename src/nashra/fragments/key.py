"""The keys of fragments: b"{generation}/{edition}/{kind}/{arg}"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key, taken apart."""

    prefix: str  # "{generation}/{edition}/"
    edition: int
    kind: str
    arg: str

    def __bytes__(self) -> bytes:
        return f"{self.prefix}{self.kind}/{self.arg}".encode()


def prefix(generation: str, edition: int) -> str:
    """What an edition's keys begin with in a generation."""
    return f"{generation}/{edition}/"


def parse_key(key: bytes) -> Key | None:
    """A key's parts; None where it is none of ours."""
    try:
        generation, edition, kind, arg = key.decode().split("/", 3)
        return Key(f"{generation}/{edition}/", int(edition), kind, arg)
    except ValueError:
        return None
