"""The archive: days, months and years with stories, in the edition's zone, at the cost of their own day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.network import Network
from tests.pages.visitor import Answer, Visitor
from tests.plans import plan

from nashra.changes.change import Change, Kind, Location, Subject
from nashra.edge.days import name_in
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.queries import spans
from nashra.newsroom.reasons import Reason
from nashra.pages import archive_keys, generation
from nashra.pages.context.days import span_of
from nashra.pages.invalidation import invalidated_by
from nashra.pages.render import render

Publish = Callable[..., Article]
DAY = "/archive/2019/03/05"


@pytest.fixture
def publish_on(publish: Publish) -> Callable[[datetime], Article]:
    """A story that was published at a time."""

    def publish_on(when: datetime) -> Article:
        story = publish(f"خبر {when:%Y-%m-%d %H:%M}")
        Placement.objects.filter(article=story).update(published_at=when)
        return story

    return publish_on


def at(day: int, hour: int = 12, month: int = 3, year: int = 2019) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def stories(html: str) -> list[int]:
    timeline = html.partition('<section class="timeline">')[2].partition("</section>")[0]
    return [int(number) for number in re.findall(r'href="/(?!archive)[^"/]+/(\d+)/', timeline)]


def ways(html: str, rel: str) -> list[str]:
    return re.findall(rf'<a href="([^"]+)" rel="{rel}">', html)


def test_day_lists_its_stories_newest_first_and_leads_to_the_nearest_days_that_have_some(
    reader: Visitor, publish_on: Callable[[datetime], Article]
) -> None:
    for day in (1, 20):
        publish_on(at(day))
    first, second = publish_on(at(5, 8)), publish_on(at(5, 9))
    html = reader.html(DAY)
    assert stories(html) == [second.pk, first.pk]
    assert ways(html, "prev")[0] == "/archive/2019/03/01"
    assert ways(html, "next")[0] == "/archive/2019/03/20"
    assert re.findall(r'<td><a href="([^"]+)"', html) == [f"/archive/2019/03/{day:02}" for day in (1, 5, 20)]


def test_days_begin_and_end_at_midnight_of_the_editions_zone(
    reader: Visitor, publish_on: Callable[[datetime], Article], network: Network
) -> None:
    assert network.maghrib.time_zone == "Africa/Casablanca"  # an hour before UTC's midnight
    before, after = publish_on(at(4, 22)), publish_on(at(4, 23))
    assert stories(reader.html("/archive/2019/03/04")) == [before.pk]
    assert stories(reader.html(DAY)) == [after.pk]


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/archive/٢٠١٩/٠٣/٠٥", DAY),
        ("/archive/۲۰۱۹/۳/۵", DAY),
        ("/archive/2019/3/5/", DAY),
        ("//archive/2019/03/05", DAY),
        ("/archive/2019/3", "/archive/2019/03"),
        ("/archive/٢٠١٩/", "/archive/2019"),
        ("/archive/", "/archive"),
    ],
)
def test_address_in_other_digits_or_with_slashes_leads_to_the_right_one(
    reader: Visitor, publish_on: Callable[[datetime], Article], path: str, right: str
) -> None:
    publish_on(at(5))
    assert reader.get(path) == Answer(301, right)
    assert reader.get(right).status == 200


@pytest.mark.parametrize(
    "path",
    [
        *(
            "2019/03/06",
            "2019/02",
            "2018",
            "1500/01/01",
            "2099/01/01",
            "2024/13/45",
            "2019/02/29",
            "0000/01/01",
        ),
        *("9999", "2019/03/05/06", "2019/003/05", "2019-03-05", "x", "2019/٣٣", "2019/03/²"),
    ],
)
def test_time_without_stories_or_no_time_at_all_is_not_there(
    reader: Visitor, publish_on: Callable[[datetime], Article], path: str
) -> None:
    publish_on(at(5))
    assert reader.get(f"/archive/{path}").status == 404
    assert reader.get(f"/archive/{path}", "before=1551700000.000000-9").status == 404


def test_day_without_stories_leads_to_the_nearest_that_have_some(
    reader: Visitor, publish_on: Callable[[datetime], Article]
) -> None:
    publish_on(at(5))
    publish_on(at(9))
    html = Client(headers={"host": "maghrib.localhost"}).get("/archive/2019/03/07").content.decode()
    assert 'href="/archive/2019/03/05"' in html
    assert 'href="/archive/2019/03/09"' in html
    assert 'name="robots" content="noindex"' in html


def test_edition_without_stories_has_an_empty_archive(reader: Visitor) -> None:
    assert reader.get("/archive").status == 404


def test_story_that_is_taken_down_takes_its_empty_day_along_and_the_ways_to_it(
    reader: Visitor, publish_on: Callable[[datetime], Article]
) -> None:
    publish_on(at(1))
    story, later = publish_on(at(5)), publish_on(at(20, month=4))
    for path in (DAY, "/archive/2019/03/01", "/archive/2019/04/20", "/archive/2019/04", "/archive/2019"):
        assert reader.get(path).status == 200
    unpublish(article=story, reason=Reason.ERROR)
    assert reader.get(DAY).status == 404
    assert ways(reader.html("/archive/2019/03/01"), "next")[0] == "/archive/2019/04/20"
    assert ways(reader.html("/archive/2019/04/20"), "prev")[0] == "/archive/2019/03/01"
    unpublish(article=later, reason=Reason.ERROR)
    assert reader.get("/archive/2019/04").status == 404
    assert "/archive/2019/04" not in reader.html("/archive/2019")


def test_day_is_touched_by_a_change_of_a_story_of_that_day_alone(
    publish_on: Callable[[datetime], Article], network: Network
) -> None:
    for day in (5, 6):
        publish_on(at(day))
    place = Location(network.maghrib.pk, network.world.pk)
    touched = {
        day: invalidated_by(
            [
                Change(
                    1,
                    Kind.STORY,
                    Subject(stories=(99,), places=(place,), published=(int(at(day).timestamp()),)),
                )
            ],
            generation.begin(),
        )
        for day in (5, 6)
    }
    for kind in (archive_keys.STORIES, archive_keys.PAGE):
        ends = [f"/{kind}/2019-03-0{day}".encode() for day in (5, 6)]
        found = [[any(key.endswith(end) for key in touched[day]) for end in ends] for day in (5, 6)]
        assert found == [[True, False], [False, True]]


def test_day_goes_on_by_key(
    reader: Visitor, publish_on: Callable[[datetime], Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("context.archive", "renderers.archive", "public.archive"):
        monkeypatch.setattr(f"nashra.pages.{module}.TIMELINE_PAGE", 2)
    publish_on(at(4))
    made = [publish_on(at(5, hour)).pk for hour in (8, 9, 10)]
    html = reader.html(DAY)
    assert stories(html) == made[:0:-1]
    (older,) = re.findall(r'href="([^"]+[?]before=[^"]+)"', html)
    answer = Client(headers={"host": "maghrib.localhost"}).get(older)
    assert stories(answer.content.decode()) == made[:1]
    assert "before=" not in answer.content.decode()


def test_statements_of_a_day_do_not_grow_with_the_archive(
    reader: Visitor, publish_on: Callable[[datetime], Article]
) -> None:
    prefix = generation.current().hosts["maghrib.localhost"].encode()
    kinds = (
        *((kind, b"2019-03-05") for kind in (archive_keys.PAGE, archive_keys.STORIES, archive_keys.TITLE)),
    )
    keys = [
        prefix + kind.encode() + b"/" + arg for kind, arg in (*kinds, (archive_keys.CALENDAR, b"2019-03"))
    ]
    counted = []
    for rounds in range(2):
        for day in range(1, 6):
            publish_on(at(day, 8 + rounds))
        with CaptureQueriesContext(connection) as queries:
            render(keys)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 14


def test_days_are_found_in_an_index_without_sorting(network: Network) -> None:
    edition, span = network.maghrib.pk, span_of("2019-03-05", "Africa/Casablanca")
    with CaptureQueriesContext(connection) as queries:
        spans.with_stories(edition, [span] * 3)
        spans.around([(edition, span)])
        spans.newest_in(edition, span, 20)
        spans.ends(edition)
    for query in queries:
        steps = " | ".join(plan(query["sql"]))
        assert "placement_latest" in steps
        assert "TEMP B-TREE" not in steps


def test_span_of_a_day_is_as_long_as_its_zone_makes_it() -> None:
    hours = [
        (one.end - one.begin) / timedelta(hours=1)
        for one in (
            span_of("2026-10-25", "Europe/Paris"),
            span_of("2026-03-29", "Europe/Paris"),
            span_of("2024-02", "Asia/Riyadh"),
        )
    ]
    assert hours == [25, 23, 29 * 24]


def test_name_of_a_day_is_the_same_in_all_digits() -> None:
    assert name_in(["٢٠٢٤", "٠٣", "٠٥"]) == name_in(["2024", "3", "5"]) == "2024-03-05"
    assert name_in([]) == ""
