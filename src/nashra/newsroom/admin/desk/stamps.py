"""What has happened since a desk was looked at: one statement, however many desks are open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from nashra.changes.ask import ask
from nashra.newsroom.admin.desk.panel import CHANGES, OWN

_STAMPS = """
    SELECT (SELECT number FROM changes_changesequence WHERE id = 1),
        (SELECT MAX(timestamp) FROM newsroom_auditentry WHERE actor = %s) {actions}
"""
_OF_ACTION = ", (SELECT MAX(timestamp) FROM newsroom_auditentry WHERE action = %s)"
"""Each goes by an index of the audit to one entry."""

_ANYTHING = ("who", "minute")
"""Stamps after whose change anything may look different: faults and what is late note nothing anywhere."""


def stamps(user: Any, actions: Sequence[str], now: datetime) -> dict[str, str]:
    """What may have happened, by its name: `CHANGES`, `OWN`, and the actions of the audit that are named."""
    statement = _STAMPS.format(actions=_OF_ACTION * len(actions))
    ((change, *times),) = ask(statement, [str(user.pk), *actions])
    minute = str(int(now.timestamp()) // 60)
    who = _short(f"{user.pk} {' '.join(actions)}")
    told = dict(zip((OWN, *actions), map(_short, times), strict=True))
    return {"who": who, "minute": minute, CHANGES: str(change), **told}


def etag(stamped: dict[str, str]) -> str:
    """The stamps as an entity tag."""
    return f'"{".".join(stamped.values())}"'


def happened(stamped: dict[str, str], tag: str) -> frozenset[str] | None:
    """The names of stamps that have changed since a tag; None where anything may look different."""
    before = tag.strip('"').split(".")
    if len(before) != len(stamped):
        return None
    changed = frozenset(
        name for (name, value), then in zip(stamped.items(), before, strict=True) if value != then
    )
    return None if changed & set(_ANYTHING) else changed


def _short(value: object) -> str:
    return blake2b(str(value).encode(), digest_size=4).hexdigest()
