"""What stands at an address, of rows that say what has a slug and what once had it."""

from __future__ import annotations

from collections.abc import Iterable

from nashra.changes.ask import Row
from nashra.newsroom.queries.rows import Found


def by_slug(rows: Iterable[Row]) -> dict[str, Found]:
    """What is there comes before what was deleted; of each, what has the slug now before what once had it.

    rows: the slug, a number, the slug that the number has now, and whether it was deleted.
    """
    likeliest_last = sorted(rows, key=lambda row: (bool(row[3]), row[0] != row[2]), reverse=True)
    return {slug: Found(number, right, bool(is_gone)) for slug, number, right, is_gone in likeliest_last}
