"""What pages say of themselves to search engines, in schema.org's words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.safestring import SafeString, mark_safe

from nashra.newsroom.story_kinds import StoryKind
from nashra.pages.share_picture import SHARE_PICTURE
from nashra.pages.values import (
    Byline,
    EditionHeader,
    Film,
    ListingPage,
    Picture,
    SectionLink,
    StoryPage,
    Update,
)

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def news_article(story: StoryPage, edition: EditionHeader) -> SafeString:
    """The JSON, safe within a <script> element. Its form: https://schema.org/NewsArticle."""
    publisher = _organisation(edition)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": story.description,
        "inLanguage": edition.language,
        "datePublished": story.published.iso,
        "dateModified": (story.updated or story.published).iso,
        "mainEntityOfPage": story.address,
        "publisher": publisher,
        "author": [_person(author, edition) for author in story.authors] or [publisher],
        "isAccessibleForFree": True,
    }
    data["image"] = [edition.origin + src for src in story.structured or (SHARE_PICTURE,)]
    data |= _of_kind(story, edition)
    if story.covered_since:
        data |= {"@type": "LiveBlogPosting", "@id": f"{story.address}#live"}
        data["coverageStartTime"] = story.covered_since
        if story.covered_until:
            data["coverageEndTime"] = story.covered_until
    if story.corrections:
        data["correction"] = [correction.text for correction in story.corrections]
    return _script(data)


def _of_kind(story: StoryPage, edition: EditionHeader) -> dict[str, Any]:
    """What a story's kind adds, and the videos within any story."""
    added: dict[str, Any] = {}
    if story.kind == StoryKind.OPINION:
        added["@type"] = "OpinionNewsArticle"
    pictures = [block.picture for block in story.body if block.number and block.picture]
    if pictures:
        shown = [_image(one, edition) for one in pictures]
        added["mainEntity"] = {"@type": "ImageGallery", "name": story.headline, "associatedMedia": shown}
    if story.films:
        added["video"] = [_video(one, story, edition) for one in story.films]
    return added


def _image(picture: Picture, edition: EditionHeader) -> dict[str, Any]:
    said = {"caption": picture.caption, "creditText": picture.credit}
    image = {"@type": "ImageObject", "contentUrl": edition.origin + picture.src}
    size = {"width": picture.width, "height": picture.height}
    return image | size | {name: value for name, value in said.items() if value}


def _video(film: Film, story: StoryPage, edition: EditionHeader) -> dict[str, Any]:
    """See https://schema.org/VideoObject; search engines ask for a picture of each."""
    poster = film.poster or story.shared or story.lead_photo
    return {
        "@type": "VideoObject",
        "name": film.name,
        "description": film.description,
        "thumbnailUrl": edition.origin + (poster.src if poster else SHARE_PICTURE),
        "uploadDate": story.published.iso,
        "contentUrl": edition.origin + film.src,
        "encodingFormat": film.type,
        "width": film.width,
        "height": film.height,
    } | ({"duration": film.duration} if film.duration else {})


def home_page(edition: EditionHeader) -> SafeString:
    """Who publishes the edition, and the site with its search: https://schema.org/WebSite."""
    address = f"{edition.origin}/"
    site = {
        "@type": "WebSite",
        "name": edition.name,
        "url": address,
        "inLanguage": edition.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{edition.origin}/search?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return _script({"@context": "https://schema.org", "@graph": [_organisation(edition), site]})


def _organisation(edition: EditionHeader) -> dict[str, Any]:
    logo = edition.origin + staticfiles_storage.url("nashra/icon-512.png")
    return {
        "@type": "NewsMediaOrganization",
        "name": edition.name,
        "url": f"{edition.origin}/",
        "logo": {"@type": "ImageObject", "url": logo, "width": 512, "height": 512},
    }


def _person(author: Byline, edition: EditionHeader) -> dict[str, str]:
    """A story's author, with the address of a page if there is one."""
    person = {"@type": "Person", "name": author.name}
    return person | ({"url": edition.origin + author.address} if author.address else {})


def listing_page(page: ListingPage, edition: EditionHeader) -> SafeString:
    """An author's page as https://schema.org/ProfilePage, a topic's as https://schema.org/CollectionPage."""
    is_author = page.kind == "author"
    thing: dict[str, Any] = {"@type": page.thing, "name": page.name, "description": " ".join(page.lines)}
    if is_author:
        thing |= {"url": page.address, "jobTitle": page.role}
        thing["worksFor"] = _organisation(edition)
    if page.aliases:
        thing["alternateName"] = list(page.aliases)
    if page.picture:
        thing["image"] = edition.origin + page.picture.src
    data = {
        "@context": "https://schema.org",
        "@type": "ProfilePage" if is_author else "CollectionPage",
        "url": page.address,
        "inLanguage": edition.language,
        "mainEntity" if is_author else "about": {name: value for name, value in thing.items() if value},
    }
    return _script(data)


def live_updates(address: str, updates: Iterable[tuple[Update, str]]) -> SafeString:
    """The updates of the coverage whose story's own page says the rest (they are one by their "@id"), with their texts.

    Apart from it, because each update changes this and nothing of the story. See https://schema.org/LiveBlogPosting.
    """
    items = [
        {
            "@type": "BlogPosting",
            "headline": update.headline or text[:110],
            "articleBody": text,
            "datePublished": update.made.iso,
            "url": f"{address}#u{update.number}",
        }
        | ({"dateModified": update.edited.iso} if update.edited else {})
        | ({"author": {"@type": "Person", "name": update.author}} if update.author else {})
        for update, text in updates
    ]
    blog = {"@type": "LiveBlogPosting", "@id": f"{address}#live", "liveBlogUpdate": items}
    return _script({"@context": "https://schema.org", **blog})


def breadcrumb_list(section: SectionLink, edition: EditionHeader) -> SafeString:
    """Home and section, as https://schema.org/BreadcrumbList.

    Here and not in the story's own JSON, because nothing of a story may name its section: a section that is
    renamed would change all of its stories.
    """
    steps = ((edition.home_label, f"{edition.origin}/"), (section.name, edition.origin + section.address))
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return _script({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def _script(data: dict[str, Any]) -> SafeString:
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308
