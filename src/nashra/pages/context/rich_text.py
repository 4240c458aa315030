"""A paragraph's HTML for readers: the editor's few inline features, and nothing active."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import nh3

from nashra.arabic.direction import against
from nashra.arabic.typesetting.markup import set_html
from nashra.arabic.typesetting.style import TextStyle
from nashra.newsroom.story_text import rewrite_links, story_linked, without_tags

_CLEANER = nh3.Cleaner(
    tags={"p", "b", "strong", "a", "br"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def paragraph(source: str, addresses: Mapping[int, str], style: TextStyle) -> str:
    """A stored paragraph's HTML, set; links to stories lead to their addresses, or nowhere if they have none.

    >>> source = '<p>انظر <a linktype="story" id="7">الخبر</a> <i>هنا</i></p>'
    >>> paragraph(source, {7: "/عالم/7"}, TextStyle("ar", True))
    '<p>انظر <a href="/عالم/7">الخبر</a> هنا</p>'
    """

    def rewritten(attributes: str) -> str:
        if 'linktype="' not in attributes:
            return f"<a{attributes}>"
        address = addresses.get(story_linked(attributes))
        return f'<a href="{escape(address)}">' if address else "<a>"

    html = set_html(_CLEANER.clean(rewrite_links(source, rewritten)), style)
    direction = against(without_tags(html), is_rtl=style.is_rtl)
    return html.replace("<p>", f'<p dir="{direction}">') if direction else html
