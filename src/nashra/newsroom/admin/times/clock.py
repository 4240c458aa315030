"""The clock on which a field's times are read: an edition's zone, months and digits, in the newsroom's language."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass, replace
from typing import cast

from babel.dates import get_timezone_location
from django.utils.translation import get_language, gettext

from nashra.arabic.conventions import Conventions, conventions_of, locale_of
from nashra.arabic.digits import Digits
from nashra.editions.models import Edition
from nashra.editions.queries import first_edition
from nashra.editions.zones import zones


@dataclass(frozen=True, slots=True)
class Clock:
    """An edition's clock. Without an edition (none is there yet) it is that of UTC."""

    conventions: Conventions
    edition: int | None = None
    edition_name: str = ""

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.conventions.time_zone)

    @property
    def city(self) -> str:
        """The zone's city as the newsroom's language calls it: «الدار البيضاء»."""
        locale = locale_of(self.conventions.language, self.conventions.country)
        return str(get_timezone_location(self.conventions.time_zone, locale=locale, return_city=True))

    @property
    def name(self) -> str:
        """What stands beside a field: the zone, and whose it is."""
        zone = gettext("%(city)s time") % {"city": self.city}
        return f"{zone} ({self.edition_name})" if self.edition_name else zone

    def in_zone(self, name: str) -> Clock:
        """The same clock in another zone, which is then no edition's; itself for its own zone or an unknown one."""
        if name in ("", self.conventions.time_zone) or name not in zones():
            return self
        return Clock(replace(self.conventions, time_zone=name))


def clock_of(edition: Edition | None) -> Clock:
    """An edition's clock; its digits are used where the newsroom's language is Arabic."""
    language = (get_language() or "ar").partition("-")[0]
    if edition is None:
        return Clock(Conventions(language, "001", "UTC", "gregorian", "latn"))
    digits = edition.digits or conventions_of(edition.country, edition.language).digits
    conventions = Conventions(
        language=language,
        country=edition.country,
        time_zone=edition.time_zone,
        calendar="gregorian",
        digits=cast(Digits, digits) if language == "ar" else "latn",
    )
    return Clock(conventions, edition.pk, edition.name)


def all_clocks() -> dict[int, Clock]:
    """The clocks of all editions, by their numbers."""
    return {edition.pk: clock_of(edition) for edition in Edition.objects.all()}


def first_clock() -> Clock:
    """The clock of the network's first edition."""
    return clock_of(first_edition())
