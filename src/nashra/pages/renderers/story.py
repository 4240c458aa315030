"""The pieces of which there is one a story."""

from __future__ import annotations

from nashra.fragments.model import ListFragment
from nashra.newsroom.own_pages import own_pages
from nashra.pages import templates
from nashra.pages.context import lists
from nashra.pages.context.json_ld import news_article
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.values import Link, StoryPage


def head(context: RenderContext, story: StoryPage) -> bytes:
    """Title, description and what other services are told of a story."""
    return templates.html(
        "story_head",
        edition=context.header,
        story=story,
        json_ld=news_article(story, context.header),
        alternates=_alternates(context, story.number),
    )


def _alternates(context: RenderContext, number: int) -> tuple[Link, ...]:
    """The story's own pages by language and country, if there are several, and the first for all others.

    None on a copy, which says that another page is meant.
    """
    own = own_pages(context.rows.everywhere(number))
    if context.edition.pk not in {row.edition for row in own}:
        return ()
    languages: dict[str, Link] = {}
    for row in own:
        edition = context.rows.editions[row.edition]
        name = f"{edition.language}-{edition.country}"
        languages.setdefault(name, Link(name, context.address_of(row)))
    return (*languages.values(), Link("x-default", context.address_of(own[0]))) if len(languages) > 1 else ()


def story(context: RenderContext, story: StoryPage) -> bytes:
    """The story itself: headline, lead photo, dateline, body."""
    return templates.html("story", edition=context.header, story=story)


def canonical(context: RenderContext, story: StoryPage) -> bytes:
    """The link to the story on its own host; nothing where the reader is there."""
    return templates.html("canonical", edition=context.header, story=story)


def see_also(context: RenderContext, arg: str) -> ListFragment | None:
    """The stories that an editor picked to go with it; None where none were."""
    if not context.rows.see_also.get(int(arg)):
        return None
    teasers = context.teasers(lists.see_also(context, int(arg)), pictures=False)
    return list_fragment("see_also", teasers, edition=context.header)


def related(context: RenderContext, arg: str) -> ListFragment:
    """The stories nearest to it."""
    return list_fragment("related", context.teasers(lists.related(context, int(arg))), edition=context.header)
