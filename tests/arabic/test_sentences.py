import pytest
from tests.growth import LINEAR_AT_MOST, growth

from nashra.arabic.sentences import first


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("اكتملت المرحلة الأولى. وتبدأ الثانية غدا.", "اكتملت المرحلة الأولى."),
        ("التقى الوفدان في القاهرة.وقال الوزير إن اللقاء مثمر", "التقى الوفدان في القاهرة."),
        ("متى تبدأ؟ لا أحد يعرف.", "متى تبدأ؟"),
        ("بلا نقطة في آخره", "بلا نقطة في آخره"),
        ("بلغت الكلفة 3.4 مليار. وزادت.", "بلغت الكلفة 3.4 مليار."),
        ("افتتح المعرض عام 2024.وحضره كثيرون.", "افتتح المعرض عام 2024."),
        ("قالت د. سلمى العطار إن الدراسة اكتملت. وأضافت.", "قالت د. سلمى العطار إن الدراسة اكتملت."),
        ("نقلت أ.ف.ب عن الوزير قوله ذلك. وأضافت.", "نقلت أ.ف.ب عن الوزير قوله ذلك."),
        ("نشر موقع example.net الخبر. ثم حذفه.", "نشر موقع example.net الخبر."),
        ("بعد صمت... تكلم الوزير. ومضى.", "بعد صمت... تكلم الوزير."),
        ("Mr. Karim spoke at 3.30 p.m. in Rabat. He left.", "Mr. Karim spoke at 3.30 p.m. in Rabat."),
    ],
)
def test_sentence_ends_at_its_stop_and_nowhere_before(text: str, sentence: str) -> None:
    assert first(text) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("قال «اكتملت. وتبدأ غدا» ثم مضى. وعاد.", "قال «اكتملت. وتبدأ غدا» ثم مضى."),
        ('قال "لدينا فرصة إلى حل دائم".وأضاف آخر', 'قال "لدينا فرصة إلى حل دائم".'),
        ("قال: «لن نتأخر.» وأضاف آخر", "قال: «لن نتأخر.»"),
        ('قال "اكتملت". وقال آخر "بدأت".', 'قال "اكتملت".'),
        ("بدأ «العمل في الميناء. ولم ينته.", "بدأ «العمل في الميناء."),
    ],
)
def test_quotation_is_not_broken_and_an_unclosed_one_holds_nothing_up(text: str, sentence: str) -> None:
    assert first(text) == sentence


def test_only_the_first_line_with_text_is_read() -> None:
    assert first("\n  \nسطر أول\nسطر ثان.") == "سطر أول"


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_no_text_has_no_sentence(text: str) -> None:
    assert first(text) == ""


def test_a_very_long_line_of_stops_costs_no_more_than_its_length() -> None:
    assert first("«" + "أ. " * 20_000) == "«" + ("أ. " * 20_000).strip()
    assert growth(lambda times: first("«" + "أ. " * times), 10_000) < LINEAR_AT_MOST
