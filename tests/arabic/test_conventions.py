import pytest

from nashra.arabic.conventions import UnknownCountryError, conventions_of, locale_of

LATIN = ["MA", "DZ", "TN", "LY", "AE"]
ARABIC_INDIC = ["EG", "SD", "SA", "QA", "KW", "BH", "OM", "YE", "IQ", "SY", "LB", "JO", "PS", "MR"]


@pytest.mark.parametrize("country", LATIN)
def test_the_maghrib_and_the_emirates_write_latin_digits(country: str) -> None:
    assert conventions_of(country, "ar").digits == "latn"


@pytest.mark.parametrize("country", ARABIC_INDIC)
def test_egypt_and_the_east_write_arabic_indic_digits(country: str) -> None:
    assert conventions_of(country, "ar").digits == "arab"


def test_persian_has_digits_of_its_own() -> None:
    assert conventions_of("IR", "fa").digits == "arabext"


def test_a_second_language_keeps_the_countrys_clock_and_its_own_digits() -> None:
    french = conventions_of("ma", "FR")
    assert (french.country, french.language) == ("MA", "fr")
    assert (french.time_zone, french.digits, french.calendar) == ("Africa/Casablanca", "latn", "gregorian")


def test_arabic_editions_show_both_calendars() -> None:
    assert conventions_of("EG", "ar").calendar == "both"


@pytest.mark.parametrize(
    ("country", "zone"),
    [("MA", "Africa/Casablanca"), ("EG", "Africa/Cairo"), ("SA", "Asia/Riyadh"), ("PS", "Asia/Hebron")],
)
def test_the_time_zone_is_the_countrys(country: str, zone: str) -> None:
    assert conventions_of(country, "ar").time_zone == zone


def test_a_pair_that_cldr_lacks_takes_the_languages_habits() -> None:
    assert str(locale_of("en", "EG")) == "en"
    assert conventions_of("EG", "en").time_zone == "Africa/Cairo"


def test_a_country_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(UnknownCountryError, match="'ZZ'"):
        conventions_of("ZZ", "ar")
