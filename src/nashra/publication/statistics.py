"""What SQLite knows of the tables' sizes, by which it chooses an index."""

from __future__ import annotations

from django.db import connection

ROWS_READ = 1_000
"""Of each index, at most: the cost does not grow with the archive."""


def gather_statistics() -> None:
    """Let SQLite count what its indexes have; without that it takes every table for a small one.

    Its own `PRAGMA optimize` looks only at what the asking connection has queried before.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS_READ}")
        cursor.execute("ANALYZE")
