"""A story's children (placements, bylines, see also, corrections) written row by row where they differ.

modelcluster writes every child anew each time its story is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Model
from modelcluster.models import ClusterableModel, get_all_child_relations

from nashra.changes.ask import models

Rows = Mapping[str, Sequence[Any]]
"""Children as the database has them, by the relation's name."""


def read(parent: ClusterableModel) -> dict[str, list[Any]]:
    """All children of a parent as the database has them."""
    return {
        relation.get_accessor_name(): _rows(relation, parent) for relation in get_all_child_relations(parent)
    }


def write(parent: ClusterableModel, *, is_new: bool, stored: Rows | None = None) -> None:
    """Bring the database's rows to what the parent's relations hold in memory; the parent has been saved.

    What was not set in memory is left alone; what was is read from the database from now on. ``stored`` are rows that
    were read already, since the parent's row was taken; the others are read here.
    """
    stored = stored or {}
    for relation in get_all_child_relations(parent):
        name = relation.get_accessor_name()
        manager = getattr(parent, name)
        if manager.is_deferring:
            children = parent._cluster_related_objects.pop(name)
            for child in children:
                setattr(child, relation.field.name, parent)
            known = () if is_new else _stored(relation, parent, stored)
            _write(children, {row.pk: row for row in known})


def held(parent: ClusterableModel) -> dict[str, list[Any]]:
    """The children that were set in memory, by the relation's name."""
    names = (relation.get_accessor_name() for relation in get_all_child_relations(parent))
    return {
        name: list(manager.get_object_list())
        for name in names
        if (manager := getattr(parent, name)).is_deferring
    }


def forget(parent: ClusterableModel) -> None:
    """Let all relations be read from the database again."""
    for name in held(parent):
        del parent._cluster_related_objects[name]


def _stored(relation: Any, parent: ClusterableModel, stored: Rows) -> Sequence[Any]:
    name = relation.get_accessor_name()
    return stored[name] if name in stored else _rows(relation, parent)


def _rows(relation: Any, parent: ClusterableModel) -> list[Any]:
    """The children of a relation as the database has them, in their model's order, which names fields alone."""
    order = ", ".join(relation.related_model._meta.ordering)
    return models(relation.related_model, f"WHERE {relation.field.column} = %s ORDER BY {order}", [parent.pk])


def _write(children: Sequence[Any], known: dict[int, Model]) -> None:
    gone = known.keys() - {child.pk for child in children}
    for number in gone:
        known[number].delete()
    rows = [(child, known.get(child.pk)) for child in children]
    differing = [(child, changed) for child, row in rows if row and (changed := _changed(row, child))]
    for values, alike in groupby(differing, key=itemgetter(1)):
        _update([child for child, _changed in alike], values)
    for child, row in rows:
        if row is None:
            child.save()


def _changed(row: Model, child: Model) -> dict[str, Any]:
    """The fields in which a child differs from its row, as it has them."""
    fields = child._meta.concrete_fields
    return {
        one.name: one.value_from_object(child)
        for one in fields
        if one.value_from_object(row) != one.value_from_object(child)
    }


def _update(children: Sequence[Any], values: Mapping[str, Any]) -> None:
    """Write the same values of children of one model: in one statement, unless they lead to other rows."""
    meta = children[0]._meta
    if len(children) > 1 and not any(meta.get_field(name).is_relation for name in values):
        meta.default_manager.filter(pk__in=[child.pk for child in children]).update(**values)
        return
    for child in children:
        child.save(update_fields=list(values))
