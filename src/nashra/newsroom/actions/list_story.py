"""Writing in which lists of topics, authors and kinds a story stands, as readers see it now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nashra.changes.ask import Row, ask
from nashra.newsroom.models import Article
from nashra.newsroom.models.children import Rows
from nashra.newsroom.models.listed import AUTHOR, GALLERY, KIND, LIVE, OPINION, TOPIC, VIDEO
from nashra.newsroom.story_kinds import StoryKind

_UNLIST = "DELETE FROM newsroom_listed WHERE article_id = %s RETURNING kind, subject"

_OF_KINDS: Mapping[str, int] = {
    StoryKind.OPINION: OPINION,
    StoryKind.GALLERY: GALLERY,
    StoryKind.VIDEO: VIDEO,
}

_INSERT = """
    INSERT INTO newsroom_listed (kind, subject, edition_id, article_id, published_at)
    SELECT 'topic', about.topic_id, place.edition_id, place.article_id, place.published_at
    FROM newsroom_storytopic about JOIN newsroom_placement place ON place.article_id = about.article_id
    WHERE about.article_id = %s AND place.live AND place.published_at IS NOT NULL
    UNION
    SELECT 'author', byline.author_id, place.edition_id, place.article_id, place.published_at
    FROM newsroom_byline byline JOIN newsroom_placement place ON place.article_id = byline.article_id
    WHERE byline.article_id = %s AND place.live AND place.published_at IS NOT NULL
    UNION
    SELECT 'kind', story.list, place.edition_id, place.article_id, place.published_at
    FROM (
        SELECT id, CASE kind {numbers_of_kinds} END AS list
        FROM newsroom_article WHERE id = %s AND kind IN ({kinds})
        UNION ALL
        SELECT id, {live} FROM newsroom_article
        WHERE id = %s AND covered_since IS NOT NULL AND covered_until IS NULL
    ) AS story JOIN newsroom_placement place ON place.article_id = story.id
    WHERE place.live AND place.published_at IS NOT NULL
    RETURNING kind, subject
"""

_LIST = _INSERT.format(
    numbers_of_kinds=" ".join(f"WHEN '{kind}' THEN {number}" for kind, number in _OF_KINDS.items()),
    kinds=", ".join(f"'{kind}'" for kind in _OF_KINDS),
    live=LIVE,
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The topics, authors and kinds whose lists have the story, or had it until now."""

    topics: tuple[int, ...]
    authors: tuple[int, ...]
    kinds: tuple[int, ...]


def list_story(article: int, *, was_seen: bool) -> Lists:
    """List a story where it stands now, and no more where it stood. Two statements, however many lists there are.

    was_seen: whether readers may have seen it before; one that they have not stands in no list.
    """
    before = ask(_UNLIST, [article]) if was_seen else []
    return _lists([*before, *ask(_LIST, [article] * 4)])


def lists_as_before(story: Article, kind: str | None, stored: Rows, saved: Rows) -> Lists | None:
    """The lists that a story stands in, where what is saved leaves all of them as they are; else None.

    ``kind`` is that of which readers have read it until now; None if they never did. ``stored`` are its children as
    the database has them, ``saved`` those that are written now.
    """
    before, after = _listing(story, stored), _listing(story, {**stored, **saved})
    if kind != story.kind or before != after:
        return None
    return _lists({(name, number) for name, number, *_place in after})


def _listing(story: Article, rows: Rows) -> set[tuple[Any, ...]]:
    """The rows that lists have of a story with these children."""
    told = [
        *((TOPIC, one.topic_id) for one in rows["topics"]),
        *((AUTHOR, one.author_id) for one in rows["bylines"]),
        *([(KIND, _OF_KINDS[story.kind])] if story.kind in _OF_KINDS else []),
        *([(KIND, LIVE)] if story.covered_since and not story.covered_until else []),
    ]
    places = [(one.edition_id, one.published_at) for one in rows["placements"] if one.live]
    return {(*one, *place) for one in told for place in places}


def unlist_story(article: int) -> Lists:
    """Take a story that is to be deleted out of all lists."""
    return _lists(ask(_UNLIST, [article]))


def _lists(rows: Iterable[Row]) -> Lists:
    found = sorted({(kind, number) for kind, number in rows})
    return Lists(*(tuple(number for one, number in found if one == kind) for kind in (TOPIC, AUTHOR, KIND)))
