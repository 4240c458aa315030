"""Who shows what: stories that show other stories, photos and authors."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import ReferenceIndex

from nashra.changes.ask import ask, marks
from nashra.newsroom.models import Article, Byline, Photo, Placement, Video
from nashra.newsroom.queries import statements
from nashra.newsroom.story_kinds import StoryKind


def shown_by_hand(numbers: Iterable[int], at_most: int) -> tuple[set[int], set[int]]:
    """Stories that show any of these by an editor's hand: see also, read more, a link in the text.

    And the editions whose breaking news leads to any of these.
    """
    kind, listed = Article.get_content_type().pk, [*numbers]
    if not listed:
        return set(), set()
    statement = statements.REFERRING.format(these=marks(len(listed)))
    rows = ask(statement, [kind, kind, *map(str, listed), at_most, *listed])
    return {int(story) for story, _edition in rows if story}, {edition for _story, edition in rows if edition}


def referring_to(numbers: Iterable[int], at_most: int) -> set[int]:
    """The stories alone."""
    return shown_by_hand(numbers, at_most)[0]


def showing_photo(photo: int, at_most: int) -> set[int]:
    """Stories that show a photo, as their own, an edition's, or within the text."""
    placed = Placement.objects.filter(lead_photo=photo).values_list("article", flat=True).distinct()
    within = ReferenceIndex.objects.filter(
        to_object_id=str(photo),
        to_content_type__app_label=Photo._meta.app_label,
        to_content_type__model=Photo._meta.model_name,
        base_content_type=Article.get_content_type(),
    )
    return {
        *Article.objects.filter(lead_photo=photo).values_list("pk", flat=True)[:at_most],
        *placed[:at_most],
        *map(int, within.values_list("object_id", flat=True).distinct()[:at_most]),
        *_showing_as_poster(photo, at_most),
    }


def _showing_as_poster(photo: int, at_most: int) -> set[int]:
    videos = Video.objects.filter(poster=photo).values_list("pk", flat=True)[:at_most]
    return set().union(*(showing_video(video, at_most) for video in videos))


def showing_video(video: int, at_most: int) -> set[int]:
    """Stories that show a video within their text."""
    within = ReferenceIndex.objects.filter(
        to_object_id=str(video),
        to_content_type__app_label=Video._meta.app_label,
        to_content_type__model=Video._meta.model_name,
        base_content_type=Article.get_content_type(),
    )
    return {*map(int, within.values_list("object_id", flat=True).distinct()[:at_most])}


def opinions_of(authors: Iterable[int], at_most: int) -> set[int]:
    """Opinion pieces of these authors, over which their portrait stands."""
    rows = Byline.objects.filter(author__in=[*authors], article__kind=StoryKind.OPINION)
    return {*rows.values_list("article", flat=True).distinct()[:at_most]}


def by_author(author: int, at_most: int, after: int = 0) -> list[int]:
    """Stories with an author's byline behind a number, in order."""
    rows = Byline.objects.filter(author=author, article__gt=after).order_by("article")
    return list(rows.values_list("article", flat=True).distinct()[:at_most])
