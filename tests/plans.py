"""How the database goes about a statement."""

from __future__ import annotations

from django.db import connection


def plan(statement: str) -> list[str]:
    """SQLite's plan, step by step."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + statement.replace("%", "%%"), [])
        return [row[3] for row in cursor.fetchall()]
