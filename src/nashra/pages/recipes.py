"""Recipes: which fragments make each page, in what order, and how many lines of each list."""

from __future__ import annotations

from nashra.fragments.key import Key
from nashra.fragments.model import Bundle, Part, Recipe
from nashra.newsroom.queries import gone_stories, placements
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.story import path_of


class Parts:
    """Names the parts of an edition's pages by their kinds."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __call__(self, kind: str, arg: object = "", show: int = 0) -> Part:
        return Part(f"{self.prefix}{kind}/{arg}".encode(), show)


def story_page(context: RenderContext, key: Key) -> Recipe | None:
    """A story's page, or the page that says that it is gone; None where there never was one."""
    number = int(key.arg)
    placement = placements.of_story(context.edition.pk, number)
    if placement is None:
        return gone_page(context, key) if gone_stories.is_gone(context.edition.pk, number) else None
    part = Parts(key.prefix)
    return Recipe(
        status=200,
        path=path_of(placement),
        numbers=(number,),
        parts=(
            part("document"),
            part("story-head", number),
            part("masthead"),
            part("breadcrumb", placement.section_id),
            part("story", number),
            part("see-also", number),
            part("canonical", number),
            part("related", number, show=5),
            part("story-tail"),
        ),
        surrogates=(f"edition-{context.edition.pk}", f"story-{number}", f"section-{placement.section_id}"),
    )


def story_tail(context: RenderContext, key: Key) -> Bundle:
    """What stands under every story of the edition."""
    part = Parts(key.prefix)
    blocks = (part("block", shown.section_id, show=4) for shown in context.sections if shown.block_on_stories)
    return Bundle(
        (
            part("latest", show=4),
            part("blocks-opening"),
            *blocks,
            part("blocks-closing"),
            part("most-read", show=5),
            part("ending"),
        )
    )


def home_page(context: RenderContext, key: Key) -> Recipe:
    """The edition's home page."""
    part = Parts(key.prefix)
    return Recipe(
        status=200,
        path="/",
        numbers=(),
        parts=(
            part("document"),
            part("home-head"),
            part("masthead"),
            part("home-opening"),
            part("lead", show=4),
            part("latest", show=8),
            part("most-read", show=5),  # before the blocks, which would leave nothing of it
            part("blocks-opening"),
            *(part("block", shown.section_id, show=4) for shown in context.sections),
            part("blocks-closing"),
            part("ending"),
        ),
        surrogates=(f"edition-{context.edition.pk}", "home"),
    )


def section_page(context: RenderContext, key: Key) -> Recipe | None:
    """The first page of a section; None where the edition does not show it."""
    shown = next((one for one in context.sections if one.section.slug == key.arg), None)
    if shown is None:
        return None
    part = Parts(key.prefix)
    return Recipe(
        status=200,
        path=f"/{shown.section.slug}",
        numbers=(),
        parts=(
            part("document"),
            part("section-head", shown.section_id),
            part("masthead"),
            part("section-opening", shown.section_id),
            part("section", shown.section_id),
            *beside(part),
        ),
        surrogates=(f"edition-{context.edition.pk}", f"section-{shown.section_id}"),
    )


def gone_page(context: RenderContext, key: Key) -> Recipe:
    """The page of a story that was taken down."""
    part = Parts(key.prefix)
    return Recipe(
        status=410,
        path="",
        numbers=(),
        parts=(
            part("document"),
            part("message-head", 410),
            part("masthead"),
            part("message", 410),
            *beside(part),
        ),
        surrogates=(f"edition-{context.edition.pk}", f"story-{key.arg}"),
    )


def beside(part: Parts) -> tuple[Part, ...]:
    """What stands beside the column of pages that are no story's."""
    return (part("column-closing"), part("latest", show=6), part("most-read", show=5), part("ending"))
