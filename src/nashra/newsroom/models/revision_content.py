"""A revision's content without what it names and is no longer there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from django.db import connection
from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

Content = Mapping[str, Any]
Rows = Mapping[type[Model], Set[Any]]


def without_dangling_keys(model: type[Model], content: Content) -> dict[str, Any]:
    """The content with a null for each key to a row that is gone, and without children that are nothing without it.

    All is asked in one statement; modelcluster asks for each key by itself and reads the whole row.
    """
    found = {**content}
    relations = [
        (relation.get_accessor_name(), relation.related_model)
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() in content
    ]
    there = _there([(model, content), *((child, row) for name, child in relations for row in content[name])])
    for field, value in _keys(model, content):
        if value not in there[field.related_model]:
            found[field.name] = None
    for name, child in relations:
        kept = (_child(child, row, there) for row in content[name])
        found[name] = [row for row in kept if row is not None]
    return found


def _child(model: type[Model], row: Content, there: Rows) -> Content | None:
    found = {**row}
    for field, value in _keys(model, row):
        if value in there[field.related_model]:
            continue
        if not field.null:
            return None
        found[field.name] = None
    return found


def _keys(model: type[Model], row: Content) -> Iterator[tuple[ForeignKey[Any, Any], Any]]:
    """The keys that are set, but for a child's to its parent."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and not isinstance(field, ParentalKey):
            value = row.get(field.name)
            if value is not None:
                yield field, field.target_field.to_python(value)


def _there(rows: Iterable[tuple[type[Model], Content]]) -> Rows:
    """Of all that the rows name, what the database has."""
    named: dict[type[Model], set[Any]] = defaultdict(set)
    for model, row in rows:
        for field, value in _keys(model, row):
            named[field.related_model].add(value)
    if not named:
        return {}
    models = list(named)
    quote = connection.ops.quote_name
    asked = (
        f"SELECT {at}, {column} FROM {quote(model._meta.db_table)} "  # noqa: S608
        f"WHERE {column} IN ({', '.join(['%s'] * len(named[model]))})"
        for at, model, column in ((at, one, quote(str(one._meta.pk.column))) for at, one in enumerate(models))
    )
    found: dict[type[Model], set[Any]] = {model: set() for model in models}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked), [value for model in models for value in named[model]])
        for at, number in cursor.fetchall():
            found[models[at]].add(number)
    return found
