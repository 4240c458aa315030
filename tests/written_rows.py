"""Rows that many tests begin with: written by actions once in a process, from then on by the same statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

Statement = tuple[str, Any, bool]  # its text, its values, and whether these are of many rows


@contextmanager
def statements_that_write() -> Iterator[list[Statement]]:
    """The statements that change the database meanwhile, in their order."""
    found: list[Statement] = []

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if re.match("INSERT|UPDATE|DELETE", sql):
            found.append((sql, values, many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        yield found


def write_again(statements: Iterable[Statement]) -> None:
    """Change the database as they did."""
    with connection.cursor() as cursor:
        for sql, values, many in statements:
            (cursor.executemany if many else cursor.execute)(sql, values)
