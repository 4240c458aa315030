"""The keys that show an edition's sections, tagline or headings: a few an edition and section, none of a story's."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nashra.editions.models import FormerSlug, Section
from nashra.pages import feed_keys

KeysOf = Callable[[int, str, object], set[bytes]]

OF_AN_EDITION = (
    *("masthead", "ending", "home-head", "page", "story-tail"),
    *("latest", "clock", "timeline", "lead", "most-read", "ranking"),
)
"""What shows an edition's sections, its tagline, or the headings that no story's list has."""

OF_A_SECTION = ("breadcrumb", "section-head", "section-title", "section", "block", "new-in-section")


def keys_showing(editions: Iterable[int], sections: Iterable[int], keys_of: KeysOf) -> set[bytes]:
    """Keys in these editions that show something of theirs, or one of these sections."""
    sections = list(sections)
    slugs = Section.objects.filter(pk__in=sections).values_list("slug", flat=True)
    former_slugs = FormerSlug.objects.filter(section__in=sections).values_list("slug", flat=True)
    pages = [*slugs, *former_slugs]
    found: set[bytes] = set()
    for edition in editions:
        for kind in OF_AN_EDITION:
            found |= keys_of(edition, kind, "home" if kind == "page" else "")
        found |= keys_of(edition, "sitemap", "pages") | keys_of(edition, "file", "manifest.webmanifest")
        for page in ("latest", "most-read"):
            found |= keys_of(edition, "list-head", page)
        found |= feed_keys.saying(edition, sections, keys_of)
        found |= feed_keys.of_pages(edition, "section", pages, keys_of)
        for slug in pages:
            found |= keys_of(edition, "section-page", slug)
        for section in sections:
            for kind in OF_A_SECTION:
                found |= keys_of(edition, kind, section)
    return found
