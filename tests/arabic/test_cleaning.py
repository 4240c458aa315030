"""Cleaning text from outside."""

from __future__ import annotations

import doctest
import xml.etree.ElementTree as ET

import pytest

from nashra.arabic import cleaning
from nashra.arabic.cleaning import clean_line, clean_text, is_visible

ALL = "".join(map(chr, range(0x110000)))


def test_examples_hold() -> None:
    results = doctest.testmod(cleaning)
    assert results.attempted > 0
    assert results.failed == 0


def test_every_character_that_is_left_can_stand_in_xml() -> None:
    root = ET.fromstring(f"<a>{clean_text(ALL).replace('&', '').replace('<', '').replace('>', '')}</a>")
    assert len(root.text or "") > 1_000_000


def test_no_text_is_turned_around_by_what_stands_before_it() -> None:
    turned = "\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069i"
    assert clean_text(turned) == "abcdefghi"


def test_joiners_and_marks_within_a_line_stay() -> None:
    assert clean_text("می\u200cخواهم (C++\u200e) نعم") == "می\u200cخواهم (C++\u200e) نعم"


def test_marks_before_every_line_go() -> None:
    assert clean_text("\u200fسطر\n\u200f\u200f\n\u200eآخر\u200f") == "سطر\n\nآخر"


@pytest.mark.parametrize(
    "unseen", ["", " ", "\u200b", "\u0640", "\u3164", "\u064e", "\u2800", "\ufeff", "\u00ad", "\u034f\u200d"]
)
def test_line_of_what_nobody_sees_is_empty(unseen: str) -> None:
    assert clean_line(unseen) == ""
    assert not is_visible(unseen)


@pytest.mark.parametrize("seen", ["ا", "؟", "…", "1", "😀", "ﷺ", "東"])
def test_line_that_can_be_seen_stays(seen: str) -> None:
    assert clean_line(f" {seen}\u200b ") == seen
