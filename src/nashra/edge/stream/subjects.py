"""Which fragments a page listens to: breaking news, and what it names in its query."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import msgspec

BREAKING = b"breaking/"

_SUBJECT = re.compile(r"new-stories/|(?:new-in-section|live)/[1-9][0-9]{0,17}")
_VERSIONS = re.compile(r"[0-9a-f]{1,16}(?:,[0-9a-f]{1,16}){0,99}")
_MOST = 2  # that a page names
_LONGEST_QUERY = 2000  # letters


class Subjects(msgspec.Struct, frozen=True):
    """What a connection listens to, and what the page has of it already."""

    keys: tuple[bytes, ...]  # without an edition's prefix, in an order that does not depend on the query's
    versions: frozenset[str]  # of items of lists


def subjects_in(query: str) -> Subjects | None:
    """What a query names: `of=new-stories/`, `of=live/12`, `has=VERSION,VERSION`; None where it names anything else."""
    if len(query) > _LONGEST_QUERY:
        return None
    named: set[bytes] = set()
    versions: frozenset[str] = frozenset()
    for name, value in parse_qsl(query):
        if name == "of" and _SUBJECT.fullmatch(value):
            named.add(value.encode())
        elif name == "has" and _VERSIONS.fullmatch(value):
            versions = frozenset(value.split(","))
        else:
            return None
    return Subjects((BREAKING, *sorted(named)), versions) if len(named) <= _MOST else None
