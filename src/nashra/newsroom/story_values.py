"""A story's content, as a revision keeps it, as values that can be merged, and back. Knows no Django."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nashra.newsroom.story_kinds import StoryKind
from nashra.newsroom.story_text import stored_blocks
from nashra.newsroom.three_way import Rows

Content = Mapping[str, Any]

TEXTS = ("kicker", "headline", "summary", "city", "agency", "lead_photo", "caption", "credit")
"""What a story says beside its body."""

FIELDS = ("kind", *TEXTS, "go_live_at", "expire_at")
"""What is merged as a whole."""

CANONICAL = "canonical"
"""The edition of the canonical placement: one value of the story, so that two never are."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A story's rows: by which of their fields one is known, and which of the others are merged."""

    name: str
    key: str
    fields: tuple[str, ...] = ()


RELATIONS = (
    Relation("bylines", "author"),
    Relation("topics", "topic"),
    Relation("see_also", "target"),
    Relation("corrections", "made_at", ("text",)),
    Relation(
        "placements",
        "edition",
        ("section", "embargo_at", "expires_at", "headline", "slug", "summary", "city", "lead_photo"),
    ),
)

NAMES = (*FIELDS, "body", *(relation.name for relation in RELATIONS))
"""All of a story's content that people write."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's HTML: two are the same that would read the same in the editor."""

    comparable: str
    stored: str = field(compare=False)


def values(content: Content, comparable: Callable[[str], str]) -> dict[str, Any]:
    """The content as values; ``comparable`` gives a paragraph's HTML as the editor would write it."""
    found = {name: _line_ends(content.get(name)) for name in FIELDS}
    found["kind"] = found["kind"] or StoryKind.NEWS.value  # versions of before there were others
    blocks = ((_block(each, comparable), str(each.get("id"))) for each in stored_blocks(content["body"]))
    found["body"] = _keyed((key, value) for value, key in blocks)
    for relation in RELATIONS:
        rows = _in_order(content.get(relation.name, ()))
        found[relation.name] = _keyed(
            (str(row.get(relation.key)), {name: _line_ends(row.get(name)) for name in relation.fields})
            for row in rows
        )
    canonical = (str(row["edition"]) for row in _in_order(content.get("placements", ())) if row["canonical"])
    return found | {CANONICAL: next(canonical, None)}


def content(value: Mapping[str, Any], *sources: Content) -> dict[str, Any]:
    """The first source's content with the values in it; what they don't say of a row comes from the sources."""
    made = {**sources[0], **{name: value[name] for name in FIELDS}}
    made["body"] = json.dumps(
        [{**_stored(block), "id": key} for key, block in value["body"].items], ensure_ascii=False
    )
    for relation in RELATIONS:
        known = _rows_of(relation, sources)
        made[relation.name] = [
            {**known[key], **row, "sort_order": order}
            if "sort_order" in known[key]
            else {**known[key], **row}
            for order, (key, row) in enumerate(value[relation.name].items)
        ]
    for row in made["placements"]:
        row["canonical"] = str(row["edition"]) == value[CANONICAL]
    return made


def with_keys_of(content: Content, saved: Content) -> dict[str, Any]:
    """The content with the primary keys that its rows have in another, which was saved."""
    found = {**content}
    for relation in RELATIONS:
        keys = {key: row["pk"] for key, row in _rows_of(relation, [saved]).items()}
        mine = _rows_of(relation, [content]).items()
        found[relation.name] = [{**row, "pk": keys.get(key, row["pk"])} for key, row in mine]
    return found


def _rows_of(relation: Relation, sources: Iterable[Content]) -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = {}
    for source in sources:
        rows = _in_order(source.get(relation.name, ()))
        known = dict(_keyed((str(row.get(relation.key)), row) for row in rows).items) | known
    return known


def _in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row.get("sort_order") or 0)


def _keyed(rows: Iterable[tuple[str, Any]]) -> Rows:
    """Rows under their keys; the second of one key has it with its number."""
    seen: Counter[str] = Counter()
    found = []
    for key, value in rows:
        seen[key] += 1
        found.append((key if seen[key] == 1 else f"{key}#{seen[key]}", value))
    return Rows(tuple(found))


def _block(block: Mapping[str, Any], comparable: Callable[[str], str]) -> dict[str, Any]:
    value = block.get("value")
    if block.get("type") == "paragraph":
        value = Paragraph(comparable(str(value)), str(value))
    return {"type": block.get("type"), "value": _listed(value)}


def _listed(value: Any) -> Any:
    """A value of a block; a list whose items have ids is merged item by item."""
    if isinstance(value, dict):
        return {name: _listed(each) for name, each in value.items()}
    if isinstance(value, list) and value and all(isinstance(each, dict) and each.get("id") for each in value):
        items = ((each["id"], {name: _listed(one) for name, one in each.items()}) for each in value)
        return _keyed(items)
    return _line_ends(value)


def _stored(value: Any) -> Any:
    if isinstance(value, Paragraph):
        return value.stored
    if isinstance(value, Rows):
        return [_stored(each) for _key, each in value.items]
    return {name: _stored(each) for name, each in value.items()} if isinstance(value, dict) else value


def _line_ends(value: Any) -> Any:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
