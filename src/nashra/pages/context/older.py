"""Where a list goes on behind a full page."""

from __future__ import annotations

from collections.abc import Sequence

from nashra.edge.cursor import PARAMETER, spell
from nashra.newsroom.queries.rows import PlacementRow

PAGE = 20
"""Stories on a page of a list."""


def older_address(address: str, rows: Sequence[PlacementRow], size: int = PAGE) -> str:
    """The address of what is older than these rows, of a list's address; empty where they fill no page: it ends.

    address: percent-encoded, without a query.
    """
    last = rows[-1] if len(rows) >= size else None
    if last is None or last.published_at is None:
        return ""
    return f"{address}?{PARAMETER}={spell(last.published_at, last.article)}"
