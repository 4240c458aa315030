"""Asking the database in SQL, where making a queryset would take longer than the answer.

Statements are constants, named and described in a module `statements` of their package, and plain enough for SQLite
and PostgreSQL alike. `{these}` in one stands for a list of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

_SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 500)
"""Lengths of lists: few, so that the database knows most statements already."""

Row = tuple[Any, ...]
M = TypeVar("M", bound=Model)


def ask(statement: str, values: Sequence[Any] = ()) -> list[Row]:
    """What a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def run(statement: str, values: Sequence[Any] = ()) -> int:
    """Run a statement that gives no rows; returns how many it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def ask_of(statement: str, these: Iterable[int]) -> Iterator[Row]:
    """What a statement gives of these numbers, asked for in batches; nothing is asked without a number."""
    for batch in batches(these):
        yield from ask(statement.format(these=marks(len(batch))), batch)


def models(model: type[M], tail: str, values: Sequence[Any]) -> list[M]:
    """Rows whole, as their model. tail: of the statement, from WHERE on."""
    return list(model._default_manager.raw(f"{_whole(model)} {tail}", values))


@cache
def _whole(model: type[Model]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in model._meta.concrete_fields)
    return f"SELECT {columns} FROM {quote(model._meta.db_table)}"  # noqa: S608


def batches(these: Iterable[int]) -> Iterator[list[int]]:
    """The numbers in order, each once, in lists of few different lengths: the last number may be repeated."""
    numbers = sorted(set(these))
    for start in range(0, len(numbers), _SIZES[-1]):
        batch = numbers[start : start + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(batch))
        yield batch + batch[-1:] * (size - len(batch))


def marks(count: int) -> str:
    """The places of so many values in a statement."""
    return ", ".join(["%s"] * count)


def aware(when: datetime | None) -> datetime | None:
    """A time as the database gives it: in UTC, which SQLite does not say."""
    return when if when is None or when.tzinfo else when.replace(tzinfo=UTC)
