"""Writing in which lists of topics, authors and kinds a story stands, as readers see it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nashra.changes.ask import Row, ask
from nashra.newsroom.models.listed import AUTHOR, KIND, TOPIC

_UNLIST = "DELETE FROM newsroom_listed WHERE article_id = %s RETURNING kind, subject"

_LIST = """
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
        SELECT id, CASE kind WHEN 'opinion' THEN 1 WHEN 'gallery' THEN 2 ELSE 3 END AS list
        FROM newsroom_article WHERE id = %s AND kind <> 'news'
        UNION ALL
        SELECT id, 4 FROM newsroom_article
        WHERE id = %s AND covered_since IS NOT NULL AND covered_until IS NULL
    ) AS story JOIN newsroom_placement place ON place.article_id = story.id
    WHERE place.live AND place.published_at IS NOT NULL
    RETURNING kind, subject
"""


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


def unlist_story(article: int) -> Lists:
    """Take a story that is to be deleted out of all lists."""
    return _lists(ask(_UNLIST, [article]))


def _lists(rows: Iterable[Row]) -> Lists:
    found = sorted({(kind, number) for kind, number in rows})
    return Lists(*(tuple(number for one, number in found if one == kind) for kind in (TOPIC, AUTHOR, KIND)))
