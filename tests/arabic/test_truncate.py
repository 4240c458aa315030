import pytest

from nashra.arabic.letters import count
from nashra.arabic.truncate import at_word

HEADLINE = "الحكومة تقر خطة لتحلية مياه البحر على الساحل الشرقي"


def test_what_fits_stays_whole() -> None:
    assert at_word(HEADLINE, len(HEADLINE)) == HEADLINE


def test_cut_falls_after_a_word_and_says_so() -> None:
    assert at_word(HEADLINE, 20) == "الحكومة تقر خطة…"


@pytest.mark.parametrize("letters", range(2, 60))
def test_result_is_never_longer_than_asked(letters: int) -> None:
    for text in (HEADLINE, "قال «إن المرحلة الأولى من المشروع ستكتمل» ثم مضى", 'أكد "الوفد سيبقى" طويلا جدا'):
        assert count(at_word(text, letters)) <= letters


def test_marks_and_tatweel_are_no_letters() -> None:
    assert at_word("تُقَرِّرُ الخُطَّةَ", 11) == "تُقَرِّرُ الخُطَّةَ"
    assert at_word("أيضــــــــــــــًا", 4) == "أيضــــــــــــــًا"


def test_a_word_cut_inside_keeps_the_marks_of_its_last_letter() -> None:
    assert at_word("مُسْتَشْفَيَاتٌ", 4) == "مُسْتَ…"


def test_punctuation_before_the_cut_goes() -> None:
    assert at_word("وصل الوزير، أمس، إلى المدينة", 12) == "وصل الوزير…"
    assert at_word("وصل الوزير ـ أمس إلى المدينة", 14) == "وصل الوزير…"


def test_a_quotation_that_would_stay_open_is_left_out_where_enough_remains() -> None:
    assert at_word("رحيل الممثلة الكبيرة «سيدة المسرح العربي الأولى»", 32) == "رحيل الممثلة الكبيرة…"


def test_a_quotation_at_the_beginning_is_closed_after_the_cut() -> None:
    assert at_word("قال «إن المرحلة الأولى من المشروع ستكتمل»", 26) == "قال «إن المرحلة الأولى…»"
    assert at_word('"لدينا فرصة لوقف فوري للنزاع" يقول الوزير', 20) == '"لدينا فرصة لوقف…"'


def test_a_quotation_that_ends_before_the_cut_stays() -> None:
    assert at_word("«سيدة المسرح» ترحل عن عالمنا اليوم", 25) == "«سيدة المسرح» ترحل عن…"


def test_a_text_cut_before_is_not_given_two_ellipses() -> None:
    assert at_word("درع القبة… الذهبية", 12) == "درع القبة…"


def test_spaces_and_lines_become_single_spaces() -> None:
    assert at_word(" سطر \n  وآخر ", 20) == "سطر وآخر"


def test_no_room_is_refused() -> None:
    with pytest.raises(ValueError, match="room"):
        at_word(HEADLINE, 1)
