"""What readers read of a story: what they could tell apart is not equal, and the rest is."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest

from nashra.newsroom.read_content import ReadBody, ReadContent, read_body

STORY = ReadContent(
    kind="news",
    kicker="الجنوب",
    headline="هدنة",
    summary="ملخص",
    city="صور",
    agency="وكالة",
    photo=1,
    caption="الميناء",
    credit="مصور",
    headline_only=False,
    authors=(1, 2),
    corrections=(("صُحح الاسم", datetime(2026, 11, 28, 9, 40, tzinfo=UTC)),),
    body=ReadBody([{"id": "1", "type": "paragraph", "value": "<p>نص</p>"}]),
)


def body(*values: Any, kind: str = "paragraph") -> tuple[tuple[str, str], ...]:
    return read_body([{"id": str(place), "type": kind, "value": one} for place, one in enumerate(values)])


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(ReadContent)])
def test_each_field_tells_stories_apart(field: str) -> None:
    other: Any = {
        "photo": 2,
        "headline_only": True,
        "authors": (2, 1),
        "corrections": (),
        "body": ReadBody([]),
    }
    assert dataclasses.replace(STORY, **{field: other.get(field, "غيره")}) != STORY


@pytest.mark.parametrize("field", ["headline", "summary", "city", "photo"])
def test_edition_says_otherwise_or_as_the_story_does(field: str) -> None:
    own: dict[str, Any] = {"headline": "", "summary": "", "city": "", "photo": None}
    assert STORY.in_edition(**own) == STORY
    value = 7 if field == "photo" else "للجيران"
    assert STORY.in_edition(**{**own, field: value}) == dataclasses.replace(STORY, **{field: value})


@pytest.mark.parametrize(
    "same",
    [
        '<p data-block-key="x1y2z">قال «نعم» &amp; رحل.</p>',
        "<p>قال «نعم» &amp; رحل.</p>\n",
        "<p>قال  «نعم» &#38; رحل.</p>",
        "<P class='a'>قال «نعم» &amp; رحل.</P>",
    ],
)
def test_marks_of_the_editor_are_not_read(same: str) -> None:
    assert body(same) == body("<p>قال «نعم» &amp; رحل.</p>")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>نص</p>", "<p>نص.</p>"),
        ("<p>نص</p>", "<p><b>نص</b></p>"),
        ("<p>&lt;b&gt;نص&lt;/b&gt;</p>", "<p><b>نص</b></p>"),
        ('<p><a href="/a">نص</a></p>', '<p><a href="/b">نص</a></p>'),
        (
            '<p><a linktype="story" id="7">نص</a></p>',
            '<p><a linktype="story" id="8">نص</a></p>',
        ),
        ({"photo": 1, "caption": "ميناء"}, {"photo": 2, "caption": "ميناء"}),
        ({"photo": 1, "caption": "ميناء"}, {"photo": 1, "caption": "مرفأ"}),
        (7, 8),
    ],
)
def test_words_marks_links_and_photos_are_read(one: Any, other: Any) -> None:
    assert body(one) != body(other)


def test_bold_is_read_alike_however_it_was_marked() -> None:
    assert body("<p><strong>نص</strong><br/></p>") == body("<p><b>نص</b><br></p>")


def test_body_that_reads_the_same_is_the_same_content() -> None:
    saved_again = ReadBody([{"id": "2", "type": "paragraph", "value": '<p data-block-key="x">نص</p>'}])
    assert dataclasses.replace(STORY, body=saved_again) == STORY


def test_numbers_of_blocks_are_not_read_and_their_order_is() -> None:
    assert body("<p>أ</p>", "<p>ب</p>") == read_body(
        [{"id": "x", "type": "paragraph", "value": f"<p>{text}</p>"} for text in "أب"]
    )
    assert body("<p>أ</p>", "<p>ب</p>") != body("<p>ب</p>", "<p>أ</p>")


def test_value_left_empty_is_read_as_one_that_is_not_there() -> None:
    assert body({"text": "نعم", "speaker": ""}, kind="quotation") == body({"text": "نعم"}, kind="quotation")
