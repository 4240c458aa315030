"""A story as an edition shows it."""

from __future__ import annotations

import re
from urllib.parse import quote

import nh3
from django.utils.html import strip_tags
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from nashra.arabic import plurals, slugs, truncate
from nashra.editions.models import Edition
from nashra.newsroom.models import Article, Placement
from nashra.pages.context.edition import origin
from nashra.pages.context.embeds import player
from nashra.pages.context.pictures import STORY, picture, renditions_of
from nashra.pages.values import Block, Byline, CorrectionNote, Moment, SectionLink, StoryPage, Teaser

DATELINE = {"rtl": " ـ ", "ltr": " – "}
"""Between city and edition, as Arabic papers set it, and as others do."""

_TAGS = {"p", "b", "strong", "a", "br"}
_STORY_LINK = re.compile(r'<a data-story="(\d+)"')


def path_of(placement: Placement) -> str:
    """The address of a story in an edition, from the root, not percent-encoded: /world/12/slug."""
    slug = placement.slug or slugs.slug(placement.headline or placement.article.headline)
    section = placement.section.slug  # type: ignore[union-attr]  # what is shown has one
    return f"/{section}/{placement.article_id}" + (f"/{slug}" if slug else "")


def address_of(placement: Placement, edition: Edition) -> str:
    """The address to link to from a page of an edition: whole where another edition has it."""
    path = quote(path_of(placement))
    return path if placement.edition_id == edition.pk else origin(placement.edition) + path


def dateline(placement: Placement, edition: Edition) -> str:
    """«city ـ edition»; the edition's part is typed by nobody."""
    city = placement.city or placement.article.city
    return f"{city}{DATELINE[edition.direction]}{edition.name}" if city else ""


def plain_text(article: Article) -> str:
    """The words of a story's body."""
    parts = []
    for block in article.body:
        if block.block_type == "paragraph":
            parts.append(strip_tags(block.value.source))
        elif block.block_type == "subheading":
            parts.append(block.value)
        elif block.block_type == "quotation":
            parts.append(block.value["text"])
    return " ".join(parts)


def linked_stories(article: Article) -> list[int]:
    """Stories that the body links to, in read-more blocks and in its text."""
    numbers: list[int] = []
    for block in article.body:
        if block.block_type == "read_more" and block.value:
            numbers.append(block.value.pk)
        elif block.block_type == "paragraph":
            numbers += [
                int(number) for number in re.findall(r'linktype="story" id="(\d+)"', block.value.source)
            ]
            numbers += [
                int(number) for number in re.findall(r'id="(\d+)" linktype="story"', block.value.source)
            ]
    return numbers


def body_photos(article: Article) -> list[int]:
    """Photos that stand between paragraphs."""
    return [
        block.value["photo"].pk
        for block in article.body
        if block.block_type == "photo" and block.value["photo"]
    ]


def paragraph(source: str, linked: dict[int, Teaser]) -> str:
    """A paragraph's HTML with nothing active in it; links to stories lead to the edition's addresses."""

    def story_address(match: re.Match[str]) -> str:
        teaser = linked.get(int(match[1]))
        return f'<a href="{teaser.address}"' if teaser else "<a"

    html = nh3.clean(
        expand_db_html(source),
        tags=_TAGS,
        attributes={"a": {"href", "data-story"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return _STORY_LINK.sub(story_address, html)


def blocks(article: Article, linked: dict[int, Teaser]) -> tuple[Block, ...]:
    """The body, block by block."""
    renditions = renditions_of(body_photos(article), STORY)
    shown: list[Block] = []
    for block in article.body:
        value = block.value
        match block.block_type:
            case "paragraph":
                shown.append(Block("paragraph", html=paragraph(value.source, linked)))
            case "subheading":
                shown.append(Block("subheading", text=value))
            case "quotation":
                shown.append(Block("quotation", text=value["text"], speaker=value["speaker"]))
            case "photo":
                photo = picture(
                    value["photo"], STORY, renditions, caption=value["caption"], credit=value["credit"]
                )
                shown.append(Block("photo", picture=photo))
            case "embed":
                shown.append(
                    Block(
                        "embed", html=player(value["address"]), text=value["title"], address=value["address"]
                    )
                )
            case "read_more":
                if value and value.pk in linked:
                    shown.append(Block("read_more", teaser=linked[value.pk]))
    return tuple(shown)


def story_page_of(
    placement: Placement,
    edition: Edition,
    section: SectionLink,
    *,
    canonical: Placement,
    published: Moment,
    updated: Moment | None,
    linked: dict[int, Teaser],
    corrections: tuple[CorrectionNote, ...],
) -> StoryPage:
    """The story with what the edition says otherwise."""
    article = placement.article
    photo = placement.lead_photo or article.lead_photo
    text = plain_text(article)
    summary = placement.summary or article.summary
    sizes = renditions_of([photo.pk] if photo else [], STORY)
    return StoryPage(
        number=article.pk,
        path=path_of(placement),
        address=origin(canonical.edition) + quote(path_of(canonical)),
        kicker=article.kicker,
        headline=placement.headline or article.headline,
        summary=summary,
        description=truncate.at_word(summary or text, 160),
        dateline=dateline(placement, edition),
        section=section,
        authors=tuple(
            Byline(line.author.name, line.author.role)
            for line in article.bylines.select_related("author").order_by("sort_order")
        ),
        agency=article.agency,
        lead_photo=picture(photo, STORY, sizes, caption=article.caption, credit=article.credit),
        caption=article.caption,
        credit=article.credit or (photo.credit if photo else ""),
        body=blocks(article, linked),
        corrections=corrections,
        published=published,
        updated=updated,
        minutes=plurals.reading_time(len(text.split()), get_language() or "ar") if text else "",
        headline_only=article.headline_only,
    )
