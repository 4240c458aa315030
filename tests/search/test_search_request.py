"""A search as its address says it."""

from datetime import UTC, date, datetime

from nashra.pages.public.search.request import LONGEST, parse_request
from nashra.search.search import Sort


def test_address_says_again_what_was_asked() -> None:
    asked = parse_request(
        {"q": " ميناء  طنجة ", "section": "world", "from": "2024-05-03", "to": "2024-05-01", "sort": "newest"}
    )
    assert (asked.typed, asked.since, asked.until) == ("ميناء طنجة", date(2024, 5, 1), date(2024, 5, 3))
    assert asked.sort is Sort.NEWEST
    assert asked.address(page=3).endswith("&section=world&from=2024-05-01&to=2024-05-03&sort=newest&page=3")
    assert len(parse_request({"q": "م" * 5000}).typed) == LONGEST


def test_day_of_a_range_is_the_editions_own() -> None:
    filters = parse_request({"q": "x", "from": "2024-07-01", "to": "2024-07-01"}).filters(
        1, None, "Africa/Cairo"
    )
    assert filters.since is not None
    assert filters.since.astimezone(UTC) == datetime(2024, 6, 30, 21, tzinfo=UTC)
    assert filters.until is not None
    assert filters.until.astimezone(UTC) == datetime(2024, 7, 1, 21, tzinfo=UTC)
