import pytest

from nashra.wires.page_text.matching import is_cut_headline

FULL = "قمة إقليمية للمياه في مرفأ السلام الأسبوع المقبل"


@pytest.mark.parametrize(
    ("stored", "full"),
    [
        (FULL, FULL),
        ("قمة إقليمية للمياه في مرفأ السلام…", FULL),
        ("قمة إقليمية للمياه في مرفأ السلام ...", FULL),
        (FULL, "قمة إقليمية للمياه في مرفأ…"),
        ("قمة إقليمية للمياه…", "قمة إقليمية للمياه في مرفأ السلام…"),
        ("قِمّةٌ اقليميه للميـــاه في مرفا السلام…", FULL),
        ('رحيل "سيدة المسرح" عن 93 عاما', "رحيل «سيدة المسرح» عن ٩٣ عامًا"),
        ('رحيل "سيدة المسرح…"', "رحيل «سيدة المسرح» عن ٩٣ عامًا"),
    ],
)
def test_one_headline_in_two_forms_matches(stored: str, full: str) -> None:
    assert is_cut_headline(stored, full)


@pytest.mark.parametrize(
    ("stored", "full"),
    [
        ("قمة إقليمية للمياه", FULL),
        ("قمة إقليمية للم…", FULL),
        ("قمة إقليمية…", FULL),
        ("قمة إقليمية للطاقة في مرفأ السلام…", FULL),
        ("قمة إقليمية للمياه…", "قمة إقليمية"),
        ("…", FULL),
        ("", ""),
        ("«»", "!"),
    ],
)
def test_two_headlines_do_not_match(stored: str, full: str) -> None:
    assert not is_cut_headline(stored, full)
