"""Quotation marks, digits and spaces as an edition sets them."""

from __future__ import annotations

import pytest

from nashra.arabic.typesetting.plain import set_text
from nashra.arabic.typesetting.style import TextStyle

ARABIC = TextStyle("ar", is_rtl=True)
EGYPTIAN = TextStyle("ar", is_rtl=True, digits="arab")
MOROCCAN = TextStyle("ar", is_rtl=True, digits="latn")
FRENCH = TextStyle("fr", is_rtl=False)
ENGLISH = TextStyle("en", is_rtl=False)


def _seen(text: str, style: TextStyle) -> str:
    """The text as set: ~ for a space that does not break, ^ for the narrow one."""
    return set_text(text, style).translate({0xA0: "~", 0x202F: "^"})


@pytest.mark.parametrize(
    ("written", "style", "shown"),
    [
        ('قال "نعم" و"لا"', ARABIC, "قال «نعم» و«لا»"),
        ('"نعم"، قالها ("ثانية")', ARABIC, "«نعم»، قالها («ثانية»)"),
        ('Il a dit "oui"', FRENCH, "Il a dit «~oui~»"),
        ('"Yes", she said', ENGLISH, "“Yes”, she said"),
    ],
)
def test_straight_quotation_marks_become_the_languages_own(
    written: str, style: TextStyle, shown: str
) -> None:
    assert _seen(written, style) == shown


@pytest.mark.parametrize("written", ['شاشة قياسها 5"', 'قال "نعم', '"', '5" ثم "نعم"'])
def test_marks_that_make_no_pairs_stay_as_they_are(written: str) -> None:
    assert set_text(written, ARABIC) == written


def test_an_apostrophe_is_curled_outside_arabic_only() -> None:
    assert _seen("l'eau d'ici", FRENCH) == "l’eau d’ici"
    assert _seen("qur'an", ARABIC) == "qur'an"


@pytest.mark.parametrize(
    ("written", "style", "shown"),
    [
        ("40 ألفًا في 2026", EGYPTIAN, "٤٠~ألفًا في ٢٠٢٦"),
        ("٤٠ ألفًا و٣٫٥٪ من ٣٬٢٥٠٬٠٠٠", MOROCCAN, "40~ألفًا و3.5% من 3,250,000"),
        ("نما 3.5% إلى 3,250,000.5", EGYPTIAN, "نما ٣٫٥٪ إلى ٣٬٢٥٠٬٠٠٠٫٥"),
        ("الساعة 20:30 يوم 5/12/2026، فاز 3-2", EGYPTIAN, "الساعة ٢٠:٣٠ يوم ٥/١٢/٢٠٢٦، فاز ٣-٢"),
    ],
)
def test_numbers_are_in_the_editions_digits_with_their_signs(
    written: str, style: TextStyle, shown: str
) -> None:
    assert _seen(written, style) == shown


@pytest.mark.parametrize(
    "written",
    ["F-16", "COVID-19", "@sara_9", "#2030", "https://a.example/7?b=8", "a7@b.example", "+212 5 37 12 34 56"],
)
def test_digits_of_words_addresses_and_telephone_numbers_stay(written: str) -> None:
    assert set_text(f"كتب {written} أمس", EGYPTIAN) == f"كتب {written} أمس"


def test_digits_stay_as_written_where_the_edition_does_not_set_them() -> None:
    assert _seen("٤٠ ألفًا و40 ألفًا", ARABIC) == "٤٠~ألفًا و40~ألفًا"


@pytest.mark.parametrize("written", ["في 2026 قال", "عام ١٤٤٨ هجري", "3-2 على", "15 و20"])
def test_years_scores_and_lists_of_numbers_are_not_bound_to_the_next_word(written: str) -> None:
    assert "\N{NO-BREAK SPACE}" not in set_text(written, ARABIC)


def test_a_french_line_does_not_end_before_its_high_marks() -> None:
    assert (
        _seen("Vraiment ? Oui : « non » ; 40 000 euros !", FRENCH)
        == "Vraiment^? Oui~: «~non~»^; 40^000~euros^!"
    )


def test_setting_a_set_text_again_changes_nothing() -> None:
    for style in (ARABIC, EGYPTIAN, MOROCCAN, FRENCH, ENGLISH):
        once = set_text('قال "40 ألفًا" : 3,250.5% ; "oui" ?', style)
        assert set_text(once, style) == once
