"""What an assignment said when its form was opened, which the form carries along and sends back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing

from nashra.newsroom.actions.join_assignment import values_of
from nashra.newsroom.models import Assignment

_SALT = "nashra.newsroom.assignment"


@dataclass(frozen=True, slots=True)
class Opened:
    """The values that the form showed, and since when others' changes are news to it."""

    values: Mapping[str, Any]
    since: datetime  # aware

    @classmethod
    def now(cls, row: Assignment, now: datetime) -> Opened:
        """Of a form that is opened now."""
        return cls(values_of(row), now)

    @classmethod
    def read(cls, text: str) -> Opened | None:
        """From a form's field; None for what no form of ours has written."""
        try:
            said = signing.loads(text, salt=_SALT)
            return cls(said["values"], datetime.fromisoformat(said["since"]))
        except (signing.BadSignature, ValueError, KeyError, TypeError):
            return None

    def write(self) -> str:
        """As a form's field."""
        return signing.dumps(
            {"values": dict(self.values), "since": self.since.isoformat()}, salt=_SALT, compress=True
        )

    @property
    def due(self) -> datetime:
        return datetime.fromisoformat(self.values["due"])
