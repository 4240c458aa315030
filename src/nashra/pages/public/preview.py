"""A draft as the page that readers would get."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import override

from nashra.editions.models import Edition, Section
from nashra.fragments.model import Fragment, Piece, Recipe
from nashra.newsroom.models import Article, Placement
from nashra.pages import assemble, templates
from nashra.pages.context.render_context import RenderContext
from nashra.pages.recipes import Parts
from nashra.pages.renderers.list_fragment import list_fragment


def page(article: Article, edition_id: int) -> bytes:
    """The page of an article as it is in the form, in an edition, with the edition's lists as they are now."""
    edition = Edition.objects.get(pk=edition_id)
    placement = _placement(article, edition)
    context, part, number = RenderContext(edition), Parts(assemble.prefix(edition)), article.pk or 0
    with override(edition.language):
        story = context.story(placement, canonical=placement)
        picked = [row.target_id for row in article.see_also.all() if row.target_id]
        own: dict[bytes, Fragment] = {
            part("draft-head").key: Piece(
                templates.html(
                    "page_head",
                    edition=context.header,
                    title=story.headline,
                    description=story.description,
                    address="",
                )
            ),
            part("draft-breadcrumb").key: Piece(
                templates.html("page_opening")
                + templates.html("breadcrumb", edition=context.header, section=story.section)
            ),
            part("draft").key: Piece(templates.html("story", edition=context.header, story=story)),
            part("draft-see-also").key: list_fragment(
                "see_also", context.teasers_of(picked, pictures=False), edition=context.header
            ),
        }
    kinds = (
        "document",
        "draft-head",
        "masthead",
        "draft-breadcrumb",
        "draft",
        "draft-see-also",
        "column-closing",
    )
    parts = tuple(part(kind) for kind in kinds)
    if article.pk:
        parts += (part("related", number, show=5),)
    parts += (part("story-tail"),)
    return assemble.page(edition, Recipe(200, "", (number,), parts, ()), own)


def _placement(article: Article, edition: Edition) -> Placement:
    """The article's placement in the edition, or one such as it might get."""
    placed = next((place for place in article.placements.all() if place.edition_id == edition.pk), None)
    placement = placed or Placement(edition=edition)
    placement.article = article
    placement.edition = edition
    if placement.section_id is None:
        shown = edition.shown_sections.order_by("sort_order").first()
        placement.section = shown.section if shown else Section(name="", slug="")
    placement.published_at = placement.published_at or timezone.now()
    return placement
