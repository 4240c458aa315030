"""The feed of a search: RSS 2.0 of its newest results."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nashra.arabic.cleaning import clean_line, clean_text
from nashra.arabic.direction import against
from nashra.changes.sequence import installation
from nashra.editions.models import Edition
from nashra.editions.request import EditionRequest
from nashra.newsroom.addresses import path_of
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages.context.edition import origin
from nashra.pages.context.feed import item_id
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.search import Search
from nashra.pages.public.search.request import SearchRequest, parse_request
from nashra.search.engine import IndexUnusableError
from nashra.search.indexing.damage_report import report
from nashra.search.search import Sort

ITEMS = 30


@gzip_page
@require_safe
def search_feed(request: EditionRequest) -> HttpResponse:
    """The newest stories that a search finds, for feed readers; none until one has the phrases asked for."""
    if (edition := request.edition) is None:
        raise Http404
    asked = replace(parse_request(request.GET), sort=Sort.NEWEST, page=1)
    search = Search(RenderContext(edition), asked)
    try:
        answer = search.answer(limit=ITEMS)
        rows = [] if answer.without_phrases else search.placements(answer)
    except IndexUnusableError as error:
        report(error)
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    with override(edition.language):
        feed = _feed(edition, asked)
    for row in rows:
        _add(feed, row, edition)
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=60"
    return response


def _feed(edition: Edition, asked: SearchRequest) -> Rss201rev2Feed:
    title = gettext("%(words)s – search of %(edition)s") % {"words": asked.typed, "edition": edition.name}
    return Rss201rev2Feed(
        title=title,
        link=origin(edition) + asked.address(),
        description=edition.tagline or title,
        language=f"{edition.language}-{edition.country.lower()}",
        feed_url=origin(edition) + asked.address("/search.rss"),
    )


def _add(feed: Rss201rev2Feed, row: PlacementRow, edition: Edition) -> None:
    """Readers of feeds guess a text's direction, so it is said around the text itself.

    Texts are cleaned again: a row from before cleaning must not take the whole feed down.
    """
    link, summary = origin(edition) + quote(path_of(row)), clean_text(row.summary)
    direction = against(summary, is_rtl=edition.direction == "rtl") or edition.direction
    feed.add_item(
        title=clean_line(row.headline),
        link=link,
        description=format_html('<div dir="{}" lang="{}">{}</div>', direction, edition.language, summary),
        pubdate=row.published_at,
        unique_id=item_id(installation(), edition.pk, row.article),
        unique_id_is_permalink=False,
    )
