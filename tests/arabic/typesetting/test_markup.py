"""HTML with its text set."""

from __future__ import annotations

import pytest

from nashra.arabic.typesetting.markup import isolated, set_html
from nashra.arabic.typesetting.style import TextStyle

ARABIC = TextStyle("ar", is_rtl=True)


def test_a_plain_text_is_escaped() -> None:
    assert isolated('بين <b> و"R&D"', is_rtl=True) == (
        'بين &lt;<bdi dir="ltr">b</bdi>&gt; و&quot;<bdi dir="ltr">R&amp;D</bdi>&quot;'
    )


def test_quotation_marks_are_paired_across_tags() -> None:
    assert set_html('<p>قال "<b>نعم</b>" ثم</p>', ARABIC) == "<p>قال «<b>نعم</b>» ثم</p>"


def test_attributes_of_tags_are_not_set() -> None:
    link = '<p>انظر <a href="https://a.example/?b=40 c&amp;d=3-2">هنا</a></p>'
    assert set_html(link, TextStyle("ar", is_rtl=True, digits="arab")) == link


@pytest.mark.parametrize("text", ["&lt;script&gt;", "&amp;lt;", "5 &lt; 6 &amp; 7"])
def test_what_was_escaped_stays_escaped(text: str) -> None:
    shown = set_html(f"<p>قال {text}</p>", ARABIC)
    assert shown.replace('<bdi dir="ltr">', "").replace("</bdi>", "") == f"<p>قال {text}</p>"


def test_an_object_mark_of_the_writer_does_not_shift_the_tags() -> None:
    assert (
        set_html("<p>صورة\N{OBJECT REPLACEMENT CHARACTER} <b>هنا</b></p>", ARABIC) == "<p>صورة <b>هنا</b></p>"
    )
