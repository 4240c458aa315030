"""What pages say of themselves to search engines: schema.org's NewsArticle and BreadcrumbList."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from nashra.pages.values import EditionHeader, SectionLink, StoryPage

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def news_article(story: StoryPage, edition: EditionHeader) -> SafeString:
    """The JSON, safe within a <script> element. Its form: https://schema.org/NewsArticle."""
    publisher = {"@type": "NewsMediaOrganization", "name": edition.name, "url": edition.origin}
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
        "author": [{"@type": "Person", "name": author.name} for author in story.authors] or [publisher],
        "isAccessibleForFree": True,
    }
    if pictures := [one.src for one in (story.shared, story.lead_photo) if one]:
        data["image"] = [edition.origin + src for src in pictures]
    if story.corrections:
        data["correction"] = [correction.text for correction in story.corrections]
    return _script(data)


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
