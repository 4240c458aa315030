"""Joining what an editor made of a story with what others have saved of it meanwhile."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from nashra.newsroom import story_values
from nashra.newsroom.actions import placements
from nashra.newsroom.models import Article
from nashra.newsroom.models.body import INLINE
from nashra.newsroom.story_values import RELATIONS, Content
from nashra.newsroom.three_way import Conflict, Merged, Path, Rows, Side, merge

_KEY = re.compile(r' data-block-key="[^"]*"')
_NOTHING: dict[str, Any] = {"body": Rows(), **{relation.name: Rows() for relation in RELATIONS}}


class StoryMovedOnError(Exception):
    """Others changed what the editor changed too; each such place waits for a choice."""

    def __init__(self, conflicts: tuple[Conflict, ...], mine: Content, theirs: Content) -> None:
        super().__init__(conflicts)
        self.conflicts = conflicts
        self.mine = mine
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of it: the places that came from others, and the content that the editor's side had."""

    taken: tuple[Path, ...]
    mine: Content


def merge_into(
    article: Article,
    *,
    base: Content | None,
    choices: Mapping[str, Side] | None = None,
    others: Content | None = None,
) -> Joined:
    """Bring what others saved since ``base`` into an unsaved article. Needs the story's row to be taken.

    ``choices`` are by conflicts' marks; ``others`` is what others saved, where it is not the newest revision. Without a
    base, whatever differs waits for a choice. Raises StoryMovedOnError.
    """
    mine = stored(article.serializable_data())
    theirs = others or _newest(article) or mine
    if base and story_values.values(base, str) == story_values.values(theirs, str):
        return Joined((), mine)
    merged = _decided(base, mine, theirs, choices or {})
    if merged.taken:
        _set(article, story_values.content(merged.value, theirs, mine))
    return Joined(merged.taken, mine)


def _newest(article: Article) -> Content | None:
    latest = Article.objects.select_related("latest_revision").get(pk=article.pk).latest_revision
    return latest.content if latest else None


def mark(conflict: Conflict) -> str:
    """What a choice names: the place, and what stood on the other side when it was made."""
    shown = blake2s(repr(conflict.theirs).encode(), digest_size=8).hexdigest()
    return f"{'/'.join(conflict.path)}:{shown}"


def _decided(base: Content | None, mine: Content, theirs: Content, choices: Mapping[str, Side]) -> Merged:
    merged = merge_contents(base, mine, theirs)
    if not merged.conflicts:
        return merged
    marks = {conflict.path: mark(conflict) for conflict in merged.conflicts}
    if marks.values() - choices.keys():
        raise StoryMovedOnError(merged.conflicts, mine, theirs)
    return merge_contents(base, mine, theirs, {path: choices[found] for path, found in marks.items()})


def merge_contents(
    base: Content | None, mine: Content, theirs: Content, choices: Mapping[Path, Side] | None = None
) -> Merged:
    """Merge two contents of one story."""
    converter = ContentstateConverter(features=INLINE)

    def comparable(html: str) -> str:
        """The HTML as the editor writes it, but for the keys that it makes up."""
        return _KEY.sub("", converter.to_database_format(converter.from_database_format(html)))

    begun = story_values.values(base, comparable) if base else _NOTHING
    return merge(
        begun, story_values.values(mine, comparable), story_values.values(theirs, comparable), choices
    )


def stored(content: Mapping[str, Any]) -> dict[str, Any]:
    """Content as a revision has it once it is read again: times are text."""
    found: dict[str, Any] = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    return found


def _set(article: Article, content: Content) -> None:
    """Let an unsaved article have a content, with the rows that its editions have already."""
    read = article.with_content_json(dict(content))
    for name in (*story_values.FIELDS, "body"):
        setattr(article, name, getattr(read, name))
    for relation in RELATIONS:
        setattr(article, relation.name, list(getattr(read, relation.name).all()))
    placements.reuse_rows(article)
    placements.set_primary(article)
