"""How the places and values of a merge are called before an editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nashra.newsroom.actions.merge import mark
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.story_text import stored_blocks
from nashra.newsroom.story_values import CANONICAL, Content, Paragraph
from nashra.newsroom.three_way import ABSENT, ORDER, Conflict, Path, Rows, Side

_NAMED_BY = {"bylines": "author", "topics": "topic", "see_also": "target", "placements": "edition"}
"""Of a story's rows, the field by whose name one is called."""


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A conflict as the form shows it."""

    mark: str
    place: str
    mine: str
    theirs: str
    chosen: Side | None


class Wording:
    """Names for the places and values of two contents of one story."""

    def __init__(self, mine: Content, theirs: Content) -> None:
        self._contents = (mine, theirs)

    def conflicts(self, found: Iterable[Conflict], choices: Mapping[str, Side]) -> list[ShownConflict]:
        return [
            ShownConflict(
                mark(each),
                self.place(each.path),
                self.value(each.path, each.mine),
                self.value(each.path, each.theirs),
                choices.get(mark(each)),
            )
            for each in found
        ]

    def place(self, path: Path) -> str:
        """Where it is: a field, a paragraph by its number, an edition's placement."""
        name, *inner = path
        if name == CANONICAL:
            return str(Placement._meta.get_field("canonical").verbose_name)
        if not inner:
            return _label(Article, name)
        if inner[0] == ORDER:
            return _("the order of: %(rows)s") % {"rows": _label(Article, name)}
        if name == "body":
            return self._block(inner[0])
        row = f"{_label(Article, name)} › {self._row(name, inner[0])}"
        return f"{row} › {_label(Placement, inner[1])}" if len(inner) > 1 and name == "placements" else row

    def value(self, path: Path, value: Any) -> str:
        """What stands there, as text."""
        if value is ABSENT:
            return _("(removed)")
        if value in (None, "", ()):
            return _("(empty)")
        if isinstance(value, Paragraph):
            return strip_tags(value.stored).strip()
        if path[-1] == ORDER:
            return " ← ".join(self._part(path[0], key) for key in value)
        if isinstance(value, dict):
            return self._row_value(path, value)
        if isinstance(value, Rows):
            return " · ".join(self.value((*path, key), each) for key, each in value.items)
        return _named(path, value)

    def _row_value(self, path: Path, row: dict[str, Any]) -> str:
        if path[0] == "body":
            return self.value((*path, "value"), row["value"]) if "value" in row else self._joined(path, row)
        return self._joined(path, row) or self._row(path[0], path[1])

    def _joined(self, path: Path, row: dict[str, Any]) -> str:
        return " · ".join(self.value((*path, name), each) for name, each in row.items() if each)

    def _part(self, name: str, key: str) -> str:
        return self._block(key) if name == "body" else self._row(name, key)

    def _block(self, key: str) -> str:
        for blocks in self._blocks:
            if key in blocks:
                return _("paragraph %(number)s") % {"number": blocks.index(key) + 1}
        return _("paragraph")

    @cached_property
    def _blocks(self) -> list[list[str]]:
        return [[str(block.get("id")) for block in stored_blocks(each["body"])] for each in self._contents]

    def _row(self, name: str, key: str) -> str:
        related = Article._meta.get_field(name).related_model
        field = _NAMED_BY.get(name)
        if field is None:
            return _time(key)
        return _name_of(related._meta.get_field(field).related_model, key.partition("#")[0])


def _label(model: type[Model], name: str) -> str:
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural)


def _named(path: Path, value: Any) -> str:
    """A single value: a key as the name of what it leads to, a time in words, a text as it is."""
    if path[0] == CANONICAL:
        return _name_of(Placement._meta.get_field("edition").related_model, value)
    model = Placement if path[0] == "placements" else Article
    if path[-1] == "photo":
        return _name_of(Article._meta.get_field("lead_photo").related_model, value)
    if path[0] == "body" and isinstance(value, int):  # a story to read more: no other block is a number
        return _name_of(Article, value)
    try:
        field = model._meta.get_field(path[-1])
    except FieldDoesNotExist:
        return str(value)
    if isinstance(field, ForeignKey):
        return _name_of(field.related_model, value)
    return _time(value) if path[-1].endswith("_at") else str(value)


def _name_of(model: Any, key: Any) -> str:
    found = model._default_manager.filter(pk=key).first() if str(key).isdecimal() else None
    return str(found) if found else str(key)


def _time(text: str) -> str:
    moment = parse_datetime(str(text))
    return date_format(localtime(moment), "DATETIME_FORMAT") if moment else str(text)
