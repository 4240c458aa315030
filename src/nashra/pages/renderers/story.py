"""The pieces of which there is one a story."""

from __future__ import annotations

from urllib.parse import quote

from nashra.fragments.model import ListFragment, Piece
from nashra.newsroom.models import SeeAlso
from nashra.newsroom.queries import placements
from nashra.pages import templates
from nashra.pages.context.edition import origin
from nashra.pages.context.json_ld import news_article
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.story import path_of
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.values import Link
from nashra.related import queries as related_stories

RELATED_KEPT = 12
"""More than the five shown, since a page may carry some of them already."""


def story_head(context: RenderContext, arg: str) -> Piece | None:
    """Title, description and what other services are told of a story."""
    placement = placements.of_story(context.edition.pk, int(arg))
    if placement is None:
        return None
    story = context.story(placement)
    elsewhere = placements.live_elsewhere(placement.article_id)
    languages: dict[str, Link] = {}
    for place in elsewhere:
        name = f"{place.edition.language}-{place.edition.country}"
        languages.setdefault(name, Link(name, origin(place.edition) + quote(path_of(place))))
    return Piece(
        templates.html(
            "story_head",
            edition=context.header,
            story=story,
            json_ld=news_article(story, context.header),
            alternates=tuple(languages.values()) if len(languages) > 1 else (),
        )
    )


def story(context: RenderContext, arg: str) -> Piece | None:
    """The story itself: headline, lead photo, dateline, body."""
    placement = placements.of_story(context.edition.pk, int(arg))
    if placement is None:
        return None
    return Piece(templates.html("story", edition=context.header, story=context.story(placement)))


def see_also(context: RenderContext, arg: str) -> ListFragment:
    """The stories that an editor picked to go with it."""
    numbers = SeeAlso.objects.filter(article=int(arg)).order_by("sort_order").values_list("target", flat=True)
    return list_fragment("see_also", context.teasers_of(numbers, pictures=False), edition=context.header)


def canonical(context: RenderContext, arg: str) -> Piece | None:
    """The link to the story on its own host."""
    placement = placements.of_story(context.edition.pk, int(arg))
    if placement is None:
        return None
    return Piece(templates.html("canonical", edition=context.header, story=context.story(placement)))


def related(context: RenderContext, arg: str) -> ListFragment:
    """The stories nearest to it, in the edition's language."""
    numbers = related_stories.numbers(int(arg), RELATED_KEPT)
    rows = placements.of_stories(context.edition.pk, numbers)
    readable = [row for row in rows if row.edition.language == context.edition.language]
    return list_fragment("related", context.teasers(readable), edition=context.header)
