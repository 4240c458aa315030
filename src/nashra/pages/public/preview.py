"""A draft as the page that readers would get."""

from __future__ import annotations

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override

from nashra.edge.policy import DRAFT_POLICY
from nashra.editions.models import Edition, Section
from nashra.fragments.key import KeyBuilder
from nashra.fragments.model import Fragment, Piece, Recipe
from nashra.newsroom.models import Article, Author, Placement
from nashra.newsroom.queries.rows import ArticleRow, AuthorLine, CorrectionRow, PlacementRow
from nashra.pages import assemble, frame, templates
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_fragment import list_fragment


def story_preview(request: HttpRequest, edition: int, article: Article | None = None) -> HttpResponse:
    """An unsaved article's page in an edition, for the newsroom; at its own address there is nothing."""
    if article is None:
        raise Http404
    response = HttpResponse(page(article, Edition.objects.get(pk=edition)))
    response["Content-Security-Policy"] = DRAFT_POLICY
    return response


def page(article: Article, edition: Edition) -> bytes:
    """The page of an article as it is in the form, in an edition, with the edition's lists as they are now."""
    context, keys, number = RenderContext(edition), KeyBuilder(assemble.prefix(edition)), article.pk or 0
    row = _placement_row(_placement(article, edition))
    with override(edition.language):
        story = context.story_of(row, _article_row(article), row)
        picked = [row.target_id for row in article.see_also.all() if row.target_id]
        own: dict[bytes, Fragment] = {
            keys.key("draft-head"): Piece(
                templates.html(
                    "page_head",
                    edition=context.header,
                    title=story.headline,
                    description=story.description,
                    address="",
                )
            ),
            keys.key("draft-breadcrumb"): Piece(
                templates.html("breadcrumb", edition=context.header, section=story.section)
            ),
            keys.key("draft"): Piece(templates.html("story", edition=context.header, story=story)),
            keys.key("draft-see-also"): list_fragment(
                "see_also", context.teasers(context.placed(picked), pictures=False), edition=context.header
            ),
        }
    part = keys.part
    related = [part("related", number, show=5)] if article.pk else []
    parts = frame.page(
        part,
        head=[part("draft-head")],
        column=[part("draft-breadcrumb"), part("draft"), part("draft-see-also")],
        beside=[*related, part("story-tail")],
    )
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


def _placement_row(placement: Placement) -> PlacementRow:
    """What the database would give of the placement, were it published."""
    article, section = placement.article, placement.section or Section(name="", slug="")
    return PlacementRow(
        pk=placement.pk or 0,
        article=article.pk or 0,
        edition=placement.edition.pk,
        section=section.pk or 0,
        section_slug=section.slug,
        canonical=placement.canonical,
        place=0,
        slug=placement.slug,
        headline=placement.headline or article.headline,
        summary=placement.summary or article.summary,
        city=placement.city or article.city,
        photo=placement.lead_photo_id or article.lead_photo_id,
        kicker=article.kicker,
        caption=article.caption,
        agency=article.agency,
        headline_only=article.headline_only,
        kind=article.kind,
        own_headline=bool(placement.headline),
        published_at=placement.published_at,
        revised_at=placement.revised_at,
    )


def _author_line(author: Author) -> AuthorLine:
    is_gone = author.deleted_at is not None
    return AuthorLine(
        author.name, author.role, "" if is_gone else author.slug, None if is_gone else author.photo_id
    )


def _article_row(article: Article) -> ArticleRow:
    return ArticleRow(
        pk=article.pk or 0,
        credit=article.credit,
        body=json.dumps(list(article.body.get_prep_value()), cls=DjangoJSONEncoder, ensure_ascii=False),
        authors=tuple(_author_line(line.author) for line in article.bylines.all() if line.author_id),
        corrections=tuple(
            CorrectionRow(correction.text, correction.made_at) for correction in article.corrections.all()
        ),
    )
