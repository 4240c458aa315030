"""What a reader asks of the archive: parsing an address's parameters, and writing them again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from nashra.arabic.digits import to_latin
from nashra.search.engine import Filters, Period
from nashra.search.search import Sort

LONGEST = 1_000
"""Letters of the box that are looked at."""

EARLIEST_YEAR = 1900
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]+"
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as its address has it. What is not understood is as if it were not there."""

    typed: str = ""  # without controls, at most LONGEST letters
    was_cut: bool = False
    section: str = ""  # a slug
    year: int = 0
    since: date | None = None  # in the edition's days, both included
    until: date | None = None
    sort: Sort = Sort.BEST
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether more than the words is asked for."""
        return bool(self.section or self.year or self.since or self.until)

    def address(self, path: str = "/search", **changes: object) -> str:
        """The address of this search, with what is changed of it; the first page unless one is given."""
        return path + "?" + urlencode(_parameters(replace(self, **{"page": 1, **changes})))  # type: ignore[arg-type]

    def filters(self, edition: int, section: int | None, time_zone: str) -> Filters:
        """What the engine must demand; `section` is the number of the slug."""
        return Filters(
            edition=edition,
            section=section,
            since=_midnight(self.since, time_zone) if self.since else None,
            until=_midnight(self.until + timedelta(days=1), time_zone) if self.until else None,
            period=year_in(self.year, time_zone) if self.year else None,
        )


def year_in(year: int, time_zone: str) -> Period:
    """A year as it begins and ends where an edition is."""
    return Period(_midnight(date(year, 1, 1), time_zone), _midnight(date(year + 1, 1, 1), time_zone))


def parse_request(given: Mapping[str, str]) -> SearchRequest:
    """The search of an address's parameters."""
    typed = " ".join(_UNSEEN.sub(" ", given.get("q", "")[: 4 * LONGEST]).split())
    since, until = _day(given.get("from", "")), _day(given.get("to", ""))
    if since and until and since > until:
        since, until = until, since
    return SearchRequest(
        typed=typed[:LONGEST].strip(),
        was_cut=len(typed) > LONGEST,
        section=_UNSEEN.sub("", given.get("section", ""))[:80],
        year=_number(given.get("year", ""), EARLIEST_YEAR, 9000),
        since=since,
        until=until,
        sort=Sort.NEWEST if given.get("sort") == Sort.NEWEST.value else Sort.BEST,
        page=_number(given.get("page", ""), 1, 1_000_000) or 1,
    )


def _parameters(asked: SearchRequest) -> dict[str, str]:
    found = {
        "q": asked.typed,
        "section": asked.section,
        "year": str(asked.year or ""),
        "from": asked.since.isoformat() if asked.since else "",
        "to": asked.until.isoformat() if asked.until else "",
        "sort": asked.sort.value if asked.sort is Sort.NEWEST else "",
        "page": str(asked.page) if asked.page > 1 else "",
    }
    return {name: text for name, text in found.items() if text or name == "q"}


def _number(text: str, least: int, most: int) -> int:
    """A number within bounds; 0 for all else."""
    text = to_latin(text[:20])
    return int(text) if text.isascii() and text.isdigit() and least <= int(text) <= most else 0


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(to_latin(text[:20].strip()))
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day and EARLIEST_YEAR <= day.year <= 9000 else None


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(time_zone))
