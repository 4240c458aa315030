"""How a country writes dates and numbers in a language: what an edition starts with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from nashra.arabic.digits import Digits

Calendar = Literal["gregorian", "both"]

# CLDR's data in Babel names no first zone of a country that has several.
_FIRST_ZONE = {"PS": "Asia/Hebron", "US": "America/New_York", "CA": "America/Toronto", "ES": "Europe/Madrid"}

_NO_COUNTRIES = {"001", "ZZ"}  # the world, and unknown, which have time zones in CLDR too


class UnknownCountryError(ValueError):
    """CLDR knows no country by this code."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How an edition writes moments and numbers."""

    language: str  # ISO 639, ar
    country: str  # ISO 3166, MA
    time_zone: str  # IANA, Africa/Casablanca
    calendar: Calendar  # both: today's date is shown in the Hijri calendar too
    digits: Digits


def conventions_of(country: str, language: str) -> Conventions:
    """What CLDR knows of a language in a country; an editor may decide otherwise.

    Arabic editions show both calendars. Where CLDR lacks the pair (English in Egypt), the language's own
    habits are taken. A country of several time zones gets the first by name, which an editor may change.
    Raises UnknownCountryError for no country's code, Babel's UnknownLocaleError for no language's.
    """
    country, language = country.upper(), language.lower()
    system = locale_of(language, country).default_numbering_system
    return Conventions(
        language=language,
        country=country,
        time_zone=_time_zone(country),
        calendar="both" if language == "ar" else "gregorian",
        digits=cast(Digits, system) if system in get_args(Digits) else "latn",
    )


@cache
def locale_of(language: str, country: str) -> Locale:
    """Babel's locale of a language in a country, or of the language where CLDR lacks the pair."""
    try:
        return Locale.parse(f"{language}_{country}")
    except UnknownLocaleError:
        return Locale.parse(language)


def _time_zone(country: str) -> str:
    if country in _FIRST_ZONE:
        return _FIRST_ZONE[country]
    zones = sorted(zone for zone, territory in get_global("zone_territories").items() if territory == country)
    if not zones or country in _NO_COUNTRIES:
        raise UnknownCountryError(f"No country has the code {country!r}.")
    return zones[0]
