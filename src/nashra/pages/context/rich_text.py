"""A paragraph's HTML for readers: the editor's few inline features, and nothing active."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

import nh3
from django.utils.translation import get_language_bidi

from nashra.newsroom.story_text import rewrite_links, story_linked, without_tags

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CLEANER = nh3.Cleaner(
    tags={"p", "b", "strong", "a", "br"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def paragraph(source: str, addresses: Mapping[int, str]) -> str:
    """A stored paragraph's HTML; links to stories lead to their addresses, or nowhere if they have none.

    >>> paragraph('<p>انظر <a linktype="story" id="7">الخبر</a> <i>هنا</i></p>', {7: "/عالم/7"})
    '<p>انظر <a href="/عالم/7">الخبر</a> هنا</p>'
    """

    def rewritten(attributes: str) -> str:
        if 'linktype="' not in attributes:
            return f"<a{attributes}>"
        address = addresses.get(story_linked(attributes))
        return f'<a href="{escape(address)}">' if address else "<a>"

    html = _CLEANER.clean(rewrite_links(source, rewritten))
    return html if (direction := _against_the_page(html)) is None else html.replace("<p>", direction)


def _against_the_page(html: str) -> str | None:
    """The opening tag of a paragraph that is wholly in letters of the other direction than the page's language.

    Without it its full stop stands on the wrong side. One Arabic word makes a paragraph Arabic, though a name in
    Latin letters begins it.
    """
    text = without_tags(html)
    is_arabic, is_latin = bool(_ARABIC.search(text)), bool(_LATIN.search(text))
    if get_language_bidi():
        return '<p dir="ltr">' if is_latin and not is_arabic else None
    return '<p dir="rtl">' if is_arabic and not is_latin else None
