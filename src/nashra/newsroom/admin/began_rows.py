"""The rows on which a form that is sent stands: those that it began from, not those that others have made since."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from nashra.newsroom.actions.merge import stored
from nashra.newsroom.models import Article
from nashra.newsroom.story_values import RELATIONS, Content


def stand_on(began: Content, story: Article, data: QueryDict) -> QueryDict:
    """Give an unsaved story the rows that a form began from; returns what the form posts about them.

    A row that is no longer in the database is posted as a new one, so that it is not refused.
    """
    now = stored(story.serializable_data())
    changed = [relation.name for relation in RELATIONS if now[relation.name] != began.get(relation.name)]
    if not changed:
        return data
    then = Article.from_serializable_data({**story.serializable_data(), **began})
    posted = data.copy()
    for name in changed:
        rows = list(getattr(then, name).all())
        there = _there(story, name, [row.pk for row in rows])
        setattr(story, name, [row for row in rows if row.pk is None or row.pk in there])
        for field in _keys(posted, name):
            if str(posted[field]) not in {str(key) for key in there}:
                posted[field] = ""
    return posted


def _there(story: Article, name: str, keys: list[int]) -> set[int]:
    model: Any = getattr(story, name).model
    return set(model.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", flat=True))


def _keys(posted: QueryDict, name: str) -> list[str]:
    parts = ((field, field.split("-")) for field in posted)
    return [field for field, part in parts if part[0] == name and part[1].isdecimal() and part[2:] == ["id"]]
