"""A section's older stories, which Django answers, and what else an address of theirs can say."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.pages.visitor import Visitor

from nashra.newsroom.models import Placement

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
