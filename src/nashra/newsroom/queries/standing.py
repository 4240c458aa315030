"""Where something stands that may be deleted: the published stories, and the drafts, that name it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex, Revision

from nashra.editions.models import Edition, Section
from nashra.newsroom import draft_content
from nashra.newsroom.models import (
    Article,
    Assignment,
    Author,
    Byline,
    Photo,
    Placement,
    SeeAlso,
    StoryTopic,
    Topic,
    Video,
)
from nashra.newsroom.models.assignment import UNFINISHED
from nashra.newsroom.queries import scheduled

LOOKED_AT = 5_000
"""Drafts whose text is read, those changed last; of older ones the database's rows tell."""

FEW = 2_000
"""Stories of which each is asked whether it is live; of more, those that are not are looked for."""

_AT_ONCE = 500

Named = Callable[[Mapping[str, Any]], set[int]]
"""What a revision's content names, of one kind."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The stories, by number, that name something: once each, among the published ones if readers see it there."""

    published: frozenset[int]
    drafts: frozenset[int]


def of_author(author: Author) -> Standing:
    """The stories with an author's byline."""
    return _standing(
        _live(Byline.objects.filter(author=author.pk)), draft_content.authors, author.pk, "author"
    )


def of_topic(topic: Topic) -> Standing:
    """The stories that are about a topic."""
    return _standing(
        _live(StoryTopic.objects.filter(topic=topic.pk)), draft_content.topics, topic.pk, "topic"
    )


def of_photo(photo: Photo) -> Standing:
    """The stories that show a photo, as their own, an edition's, or within the text."""
    own = Article.objects.filter(lead_photo=photo.pk).values_list("pk", "live")
    placed = Placement.objects.filter(lead_photo=photo.pk).values_list("article", "article__live")
    within = _referring(photo).filter(model_path__startswith="body").values("story")
    text = Article.objects.filter(pk__in=within).values_list("pk", "live")
    return _standing(dict([*own, *placed, *text]), draft_content.photos, photo.pk, "photo")


def of_video(video: Video) -> Standing:
    """The stories that show a video within the text."""
    within = _referring(video).filter(model_path__startswith="body").values("story")
    text = Article.objects.filter(pk__in=within).values_list("pk", "live")
    return _standing(dict(text), draft_content.videos, video.pk, "video")


def of_story(story: Article) -> Standing:
    """The other stories that show a story by an editor's hand: see also, read more, links in their text."""
    picked = SeeAlso.objects.filter(target=story.pk).values_list("article", "article__live")
    within = _referring(story).filter(model_path__startswith="body").values("story")
    text = Article.objects.filter(pk__in=within).values_list("pk", "live")
    found = _standing(dict([*picked, *text]), draft_content.stories, story.pk)
    return Standing(found.published - {story.pk}, found.drafts - {story.pk})


def placed_in_section(section: Section) -> int:
    """How many stories the database has in a section."""
    return Placement.objects.filter(section=section.pk).values("article").distinct().count()


def placed_in_edition(edition: Edition) -> int:
    """How many stories the database has in an edition."""
    return Placement.objects.filter(edition=edition.pk).count()


def assignments_of_section(section: Section) -> int:
    """How many assignments are planned for a section and not finished or dropped."""
    return Assignment.objects.filter(section=section.pk, state__in=UNFINISHED).count()


def drafts_for_section(section: Section) -> frozenset[int]:
    """Drafts that are to stand in a section."""
    return frozenset(_naming(_in_progress(), draft_content.sections, section.pk, "section"))


def drafts_for_edition(edition: Edition) -> frozenset[int]:
    """Drafts that are to stand in an edition."""
    return frozenset(_naming(_in_progress(), draft_content.editions, edition.pk, "edition"))


def begun_by(user: Any, at_most: int) -> tuple[int, list[int]]:
    """How many stories somebody began, and the numbers of the youngest."""
    begun = Article.objects.filter(owner=user.pk).order_by("-pk")
    return begun.count(), list(begun.values_list("pk", flat=True)[:at_most])


def _live(rows: QuerySet[Any]) -> dict[int, bool]:
    """Of the rows' stories whether they are live. Of many no story is read, for most are: the others are few."""
    rows = rows.order_by()
    numbers = set(rows.values_list("article", flat=True))
    if len(numbers) <= FEW:
        return dict(rows.values_list("article", "article__live"))
    here = Article.objects.filter(Exists(rows.filter(article=OuterRef("pk"))), live=False).order_by()
    drafts = here.filter(last_published_at__isnull=True).values_list("pk", flat=True)
    hidden = {*drafts, *here.filter(last_published_at__isnull=False).values_list("pk", flat=True)}
    return {number: number not in hidden for number in numbers}


def _referring(target: Photo | Video | Article) -> QuerySet[ReferenceIndex]:
    """Wagtail's references of stories to a photo, a video or a story, each with the number of its `story`.

    Nearly all references are of stories: their type is cast, so that no database goes by its index to all of them.
    """
    rows = ReferenceIndex.objects.alias(base=Cast("base_content_type", BigIntegerField())).filter(
        to_object_id=str(target.pk),
        to_content_type=ContentType.objects.get_for_model(target),
        base=Article.get_content_type().pk,
    )
    return rows.annotate(story=Cast("object_id", BigIntegerField()))


def _standing(stored: Mapping[int, bool], named: Named, number: int, key: str = "") -> Standing:
    """From stories whose rows name the number, and whether they are live: a draft's text tells more than its row."""
    progress = _in_progress()
    published = frozenset(story for story, is_live in stored.items() if is_live)
    unread = stored.keys() - published - progress.keys()
    return Standing(published, frozenset({*unread, *_naming(progress, named, number, key)} - published))


def _in_progress() -> dict[int, int]:
    """The newest revisions of drafts, and those that wait for their time, by their story's number."""
    drafts = Article.objects.filter(has_unpublished_changes=True, latest_revision__isnull=False)
    rows = drafts.order_by("-updated_at", "-pk").values_list("pk", "latest_revision")[:LOOKED_AT]
    waiting = scheduled.revisions().values_list("object_id", "pk")[:LOOKED_AT]
    return {**{int(story): revision for story, revision in waiting}, **dict(rows)}


def _naming(progress: Mapping[int, int], named: Named, number: int, key: str) -> Iterator[int]:
    """The stories whose revisions name the number, under a key where one is given."""
    revisions = list(progress.values())
    for start in range(0, len(revisions), _AT_ONCE):
        for story, content in _contents(revisions[start : start + _AT_ONCE], number, key):
            if number in named(content):
                yield int(story)


def _contents(revisions: Sequence[int], number: int, key: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Stories and contents of the revisions that may name the number; the others are not sent.

    A body is JSON within JSON, in which the key's closing quotation mark is escaped.
    """
    needles = (f'{key}": {number}', f'{key}\\": {number}') if key else (str(number),)
    may_name = Q(*[("text__contains", needle) for needle in needles], _connector=Q.OR)
    rows = Revision.objects.filter(pk__in=revisions).annotate(text=Cast("content", TextField()))
    return rows.filter(may_name).values_list("object_id", "content")
