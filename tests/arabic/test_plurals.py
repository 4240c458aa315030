import pytest

from nashra.arabic.plurals import reading_minutes, reading_time


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (1, "دقيقة قراءة"),
        (2, "دقيقتا قراءة"),
        (3, "3 دقائق قراءة"),
        (10, "10 دقائق قراءة"),
        (11, "11 دقيقة قراءة"),
        (99, "99 دقيقة قراءة"),
        (100, "100 دقيقة قراءة"),
        (103, "103 دقائق قراءة"),
    ],
)
def test_arabic_counts_minutes_in_its_five_ways(minutes: int, text: str) -> None:
    assert reading_time(180 * minutes, "ar") == text


def test_french_and_english_count_minutes_in_two() -> None:
    assert reading_time(215, "fr") == "1 minute de lecture"
    assert reading_time(430, "fr") == "2 minutes de lecture"
    assert reading_time(720, "en") == "3 minute read"


def test_an_unknown_language_is_told_in_english() -> None:
    assert reading_time(720, "tr") == "3 minute read"


def test_the_number_takes_the_editions_digits() -> None:
    assert reading_time(540, "ar", "arab") == "٣ دقائق قراءة"


def test_nothing_is_read_in_under_a_minute() -> None:
    assert reading_minutes(0, "ar") == 1


def test_minutes_are_rounded_to_the_nearest() -> None:
    assert [reading_minutes(words, "ar") for words in (269, 270, 449, 450)] == [1, 2, 2, 3]
