"""A story as an edition shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.utils.translation import get_language, gettext

from nashra.arabic import plurals, truncate
from nashra.arabic.digits import Digits
from nashra.arabic.typesetting.plain import set_text
from nashra.arabic.typesetting.style import TextStyle
from nashra.editions.rows import EditionRow
from nashra.newsroom.addresses import listing_path, path_of
from nashra.newsroom.faults import Piece, attempt_each
from nashra.newsroom.models.listed import AUTHOR
from nashra.newsroom.queries.rows import ArticleRow, AuthorLine, PlacementRow
from nashra.newsroom.story_kinds import StoryKind
from nashra.newsroom.story_text import StoredBlock, prose
from nashra.pages.context import kinds
from nashra.pages.context.edition import text_style
from nashra.pages.context.embeds import player
from nashra.pages.context.rich_text import paragraph
from nashra.pages.context.share_links import share_links
from nashra.pages.values import (
    Block,
    Byline,
    CorrectionNote,
    Film,
    Moment,
    Original,
    Picture,
    SectionLink,
    StoryPage,
    Teaser,
)

DATELINE = {"rtl": " ـ ", "ltr": " – "}
"""Between city and edition, as Arabic papers set it, and as others do."""

TakePicture = Callable[[int, str, str], Picture | None]
"""Gives a photo's picture, with a caption and a credit of its own."""

TakeFilm = Callable[[int, str], Film | None]
"""Gives a video, with a caption of its own."""


def live_label(row: PlacementRow) -> str:
    """What marks a story that is covered live; empty for all others."""
    return gettext("LIVE") if row.coverage == "live" else ""


def dateline(city: str, edition: EditionRow) -> str:
    """«city ـ edition»; the edition's part is typed by nobody."""
    return f"{city}{DATELINE[edition.direction]}{edition.name}" if city else ""


def blocks(
    body: Sequence[StoredBlock],
    linked: Mapping[int, Teaser],
    take_picture: TakePicture,
    take_film: TakeFilm,
    style: TextStyle,
    number: int,
) -> tuple[Block, ...]:
    """The body, block by block, set; one that cannot be read is left out."""
    addresses = {teaser.number: teaser.address for teaser in linked.values()}

    def shown(block: StoredBlock) -> Block | None:
        return _block(block["type"], block["value"], linked, addresses, take_picture, take_film, style)

    return tuple(attempt_each(shown, body, Piece.BLOCK, lambda block: number))


def _block(
    kind: str,
    value: Any,
    linked: Mapping[int, Teaser],
    addresses: Mapping[int, str],
    take_picture: TakePicture,
    take_film: TakeFilm,
    style: TextStyle,
) -> Block | None:
    match kind:
        case "paragraph":
            return Block("paragraph", html=paragraph(value, addresses, style))
        case "subheading":
            return Block("subheading", text=set_text(str(value), style))
        case "quotation":
            return Block(
                "quotation", text=set_text(value.get("text") or "", style), speaker=value.get("speaker") or ""
            )
        case "photo":
            photo, caption, credit = (value.get(name) for name in ("photo", "caption", "credit"))
            return Block("photo", picture=take_picture(photo, caption or "", credit or ""))
        case "video":
            film = take_film(value.get("video"), value.get("caption") or "")
            return Block("video", film=film) if film else None
        case "embed":
            address = value.get("address") or ""
            return Block("embed", html=player(address), text=value.get("title") or "", address=address)
        case "read_more" if value in linked:
            return Block("read_more", teaser=linked[value])
    return None


def byline(author: AuthorLine, portrait: Picture | None = None) -> Byline:
    """An author's line, with a link while there is a page."""
    address = quote(listing_path(AUTHOR, author.slug)) if author.slug else ""
    return Byline(author.name, author.role, address, portrait)


def story_page_of(
    row: PlacementRow,
    article: ArticleRow,
    edition: EditionRow,
    *,
    section: SectionLink,
    address: str,
    published: Moment,
    updated: Moment | None,
    linked: Mapping[int, Teaser],
    corrections: tuple[CorrectionNote, ...],
    body: Sequence[StoredBlock],
    authors: tuple[Byline, ...],
    take_picture: TakePicture,
    take_film: TakeFilm,
    digits: Digits,
    lead_photo: Picture | None,
    shared: Picture | None,
    structured: tuple[str, ...],
    caption: str,
    photo_credit: str,
    original: Original | None,
) -> StoryPage:
    """The story with what the edition says otherwise. address: its own, on its own host."""
    text, style = prose(body), text_style(edition)
    summary = set_text(row.summary, style)
    shown = blocks(body, linked, take_picture, take_film, style, row.article)
    if row.kind == StoryKind.GALLERY:
        shown = kinds.numbered(shown, digits)
    film, shown = kinds.leading(shown) if row.kind == StoryKind.VIDEO else (None, shown)
    return StoryPage(
        number=row.article,
        path=path_of(row),
        address=address,
        kicker=set_text(row.kicker, style),
        headline=set_text(row.headline, style),
        summary=summary,
        description=truncate.at_word(summary or set_text(text, style), 160),
        dateline=dateline(row.city, edition),
        section=section,
        authors=authors,
        agency=row.agency,
        lead_photo=lead_photo,
        shared=shared,
        structured=structured,
        caption=set_text(caption, style),
        credit=article.credit or photo_credit,
        body=shown,
        corrections=corrections,
        published=published,
        updated=updated,
        minutes=plurals.reading_time(len(text.split()), get_language() or "ar") if text else "",
        headline_only=row.headline_only,
        kind=row.kind,
        mark=kinds.mark(row.kind),
        film=film,
        pictures=max((block.number for block in shown), default=0),
        original=original,
        live=live_label(row),
        covered_since=article.covered_since.isoformat() if article.covered_since else "",
        covered_until=article.covered_until.isoformat() if article.covered_until else "",
        share=share_links(row.headline, address),
    )
