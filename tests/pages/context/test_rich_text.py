"""What readers get of a stored paragraph: a few inline features, and nothing active."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from nashra.arabic.typesetting.style import TextStyle
from nashra.pages.context.rich_text import paragraph

ARABIC = TextStyle("ar", is_rtl=True)
ADDRESSES = {7: "/%D8%B9%D8%A7%D9%84%D9%85/7/x", 8: "http://misr.localhost/world/8?a=1&b=2"}


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ('<p data-block-key="ab1">نص <b>مهم</b></p>', "<p>نص <b>مهم</b></p>"),
        ("<p>a<br/>b<strong>c</strong></p>", '<p dir="ltr">a<br>b<strong>c</strong></p>'),
        ("<p>1 &lt; 2 &amp; 3 &gt; 2</p>", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("<p>دار&nbsp;السلام\u00a0هنا &hellip;</p>", "<p>دار\xa0السلام\xa0هنا …</p>"),
        ("<p><i>مائل</i> <u>خط</u></p>", "<p>مائل خط</p>"),
        ("<p>س<script>alert(1)</script><style>p{}</style></p>", "<p>س</p>"),
        ('<p><img src="x" onerror="alert(1)">س</p>', "<p>س</p>"),
        ('<p onclick="alert(1)">س</p>', "<p>س</p>"),
        ("<p><b><a href='/a'>س</b></a>", '<p><b><a href="/a">س</a></b></p>'),
        ('<a href="https://x.example/?a=1&amp;b=2">س</a>', '<a href="https://x.example/?a=1&amp;b=2">س</a>'),
        ('<a href="mailto:a@b.example">س</a>', '<a href="mailto:a@b.example">س</a>'),
        ('<a href="tel:+212">س</a>', '<a href="tel:+212">س</a>'),
        ('<a href="#part">س</a>', '<a href="#part">س</a>'),
        ('<a href="javascript:alert(1)">س</a>', "<a>س</a>"),
        ('<a href="JaVaScRiPt:alert(1)">س</a>', "<a>س</a>"),
        ('<a href="&#106;avascript:alert(1)">س</a>', "<a>س</a>"),
        ('<a href=" javascript:alert(1)">س</a>', "<a>س</a>"),
        ('<a href="data:text/html,x">س</a>', "<a>س</a>"),
        ('<a href="/a" target="_blank" onclick="x()" style="top:0">س</a>', '<a href="/a">س</a>'),
        ("", ""),
    ],
)
def test_paragraph_is_shown_without_anything_active(stored: str, shown: str) -> None:
    assert paragraph(stored, ADDRESSES, ARABIC) == shown


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ('<a linktype="story" id="7">س</a>', '<a href="/%D8%B9%D8%A7%D9%84%D9%85/7/x">س</a>'),
        ('<a id="7" linktype="story">س</a>', '<a href="/%D8%B9%D8%A7%D9%84%D9%85/7/x">س</a>'),
        ('<a linktype="story" id="8">س</a>', '<a href="http://misr.localhost/world/8?a=1&amp;b=2">س</a>'),
        ('<b><a linktype="story" id="9"><b>س</b></a></b>', "<b><a><b>س</b></a></b>"),
        ('<a linktype="story">س</a>', "<a>س</a>"),
        ('<a linktype="story" id="7&quot; onclick=&quot;x">س</a>', "<a>س</a>"),
        (f'<a linktype="story" id="{"9" * 5000}">س</a>', "<a>س</a>"),
        (
            '<a linktype="story" id="7" href="javascript:x">س</a>',
            '<a href="/%D8%B9%D8%A7%D9%84%D9%85/7/x">س</a>',
        ),
        ('<a linktype="page" id="7">س</a>', "<a>س</a>"),
        ('<a linktype="document" id="7" href="/x">س</a>', "<a>س</a>"),
    ],
)
def test_link_to_a_story_leads_to_its_address_or_nowhere(stored: str, shown: str) -> None:
    assert paragraph(stored, ADDRESSES, ARABIC) == shown


def test_tag_that_begins_with_an_a_is_no_link() -> None:
    assert paragraph('<p><abbr linktype="story" id="7">س</abbr></p>', ADDRESSES, ARABIC) == "<p>س</p>"


def test_paragraphs_are_cleaned_in_any_thread() -> None:
    with ThreadPoolExecutor(3) as pool:
        cleaned = set(pool.map(lambda _: paragraph("<p>س<i>ص</i></p>", {}, ARABIC), range(50)))
    assert cleaned == {"<p>سص</p>"}
