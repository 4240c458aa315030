"""A section's older stories, which Django answers, and what else an address of theirs can say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.network import Network
from tests.pages.visitor import Visitor
from tests.plans import plan

from nashra.newsroom.models import Placement
from nashra.newsroom.queries import placements

OLDEST = "before=0.000001-1"


@pytest.fixture
def get(reader: Visitor) -> Any:
    """Ask Django as the edge does."""
    client = Client(headers={"host": "maghrib.localhost"})
    return lambda address, **data: client.get(address, **data)


def cursor(article: Any) -> str:
    when = Placement.objects.get(article=article).published_at
    return f"before={when.timestamp():.6f}-{article.pk}"


def test_older_stories_are_those_before_the_cursor(get, publish) -> None:
    older, newer = publish("خبر قديم"), publish("خبر جديد")
    page = get(f"/عالم?utm_source=x&{cursor(newer)}").content.decode()
    stories = page.partition('<ul class="section-list">')[2].partition("</ul>")[0]
    assert f"/{older.pk}/" in stories
    assert f"/{newer.pk}/" not in stories


@pytest.mark.parametrize("query", ["", "before=x", "before=99999999999999.000000-1", "igsh=1", OLDEST])
def test_cursor_that_is_broken_or_behind_the_last_story_gives_the_first_page(
    get, publish, query: str
) -> None:
    story = publish("خبر")
    answer = get(f"/عالم?{query}")
    assert answer.status_code == 200
    stories = answer.content.decode().partition('<ul class="section-list">')[2].partition("</ul>")[0]
    assert f"/{story.pk}/" in stories


def test_slash_behind_the_address_of_the_search_is_taken_off(get) -> None:
    answer = get("/search/?q=%D8%AE%D8%A8%D8%B1&page=2")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/search?q=%D8%AE%D8%A8%D8%B1&page=2")
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("query", ["", OLDEST])
def test_section_that_the_edition_does_not_show_is_not_there(get, query: str) -> None:
    assert get(f"/طقس?{query}").status_code == 404


def test_list_goes_on_by_key_without_repeating_or_skipping_stories_of_one_second(
    network: Network, publish
) -> None:
    stories = [publish(f"خبر {number}").pk for number in range(5)]
    rows = Placement.objects.filter(edition=network.maghrib, live=True)
    rows.update(published_at=datetime(2026, 11, 3, 9, 0, tzinfo=UTC))
    found, cursor = [], (datetime(2026, 11, 4, tzinfo=UTC), 1)
    while page := placements.before((network.maghrib.pk, 0), 2, cursor):
        found += page
        cursor = (datetime(2026, 11, 3, 9, 0, tzinfo=UTC), page[-1])
    assert found == sorted(stories, reverse=True)


@pytest.mark.parametrize(("section", "index"), [(0, "placement_latest"), (1, "placement_in_section")])
def test_far_page_of_a_list_is_read_from_its_index_unsorted(
    network: Network, section: int, index: str
) -> None:
    wanted = (network.maghrib.pk, network.world.pk if section else 0)
    with CaptureQueriesContext(connection) as queries:
        placements.before(wanted, 20, (datetime(2026, 11, 4, tzinfo=UTC), 7))
    steps = " | ".join(plan(queries[0]["sql"]))
    assert index in steps
    assert "published_at<" in steps
    assert "TEMP B-TREE" not in steps
