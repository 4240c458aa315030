"""Rows that many tests begin with: written by actions once in a process, from then on by the same statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection

Made = TypeVar("Made")
Statement = tuple[str, Any, bool]  # its text, its values, and whether these are of many rows
Numbers = tuple[tuple[str, int], ...]  # by table, the last that was given

_TABLES: dict[str, frozenset[str]] = {}
_WRITTEN: dict[tuple[str, Numbers], tuple[list[Statement], Any]] = {}


def written_once(name: str, make: Callable[[], Made]) -> Made:
    """Make what has a name, or write its rows again: a tenth of the time.

    What is made must hold no models, which know other tests' rows: keys of them. Where the tables' numbers go on from
    others than before, or nothing would take the rows back at the test's end, it is made by its actions.
    """
    if not connection.in_atomic_block:
        return make()
    before = _numbers()
    if name in _TABLES and (written := _WRITTEN.get((name, _of(before, _TABLES[name])))):
        statements, made = written
        _write(statements)
        return made  # type: ignore[no-any-return]  # of this name
    with _statements_that_write() as statements:
        made = make()
    texts = (re.match(r'INSERT (?:OR \w+ )?INTO "?(\w+)', sql) for sql, _values, _many in statements)
    _TABLES.setdefault(name, frozenset(text[1] for text in texts if text))
    _WRITTEN[name, _of(before, _TABLES[name])] = statements, made
    return made


def _numbers() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, seq FROM sqlite_sequence UNION SELECT '', number FROM changes_changesequence"
        )
        return dict(cursor.fetchall())


def _of(numbers: dict[str, int], tables: frozenset[str]) -> Numbers:
    return tuple((table, numbers.get(table, 0)) for table in ("", *sorted(tables)))


@contextmanager
def _statements_that_write() -> Iterator[list[Statement]]:
    found: list[Statement] = []

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if re.match("INSERT|UPDATE|DELETE", sql):
            found.append((sql, values, many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        yield found


def _write(statements: Iterable[Statement]) -> None:
    with connection.cursor() as cursor:
        for sql, values, many in statements:
            (cursor.executemany if many else cursor.execute)(sql, values)
