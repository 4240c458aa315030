"""What happens by itself, at its second."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from tests.edge.stream_client import Stream
from tests.processes.running import Installation
from tests.waiting import until

SECOND = timedelta(seconds=1)


@pytest.fixture(scope="module")
def site(shared_site: Installation) -> Installation:
    return shared_site


def seen_at(site: Installation, headline: str, shown: bool) -> datetime:
    """When the home page began to show a headline, or no longer showed it."""
    with site.reader() as reader:
        until(lambda: (headline in reader.get("/").text) is shown, pause=0.02)
        assert (headline in reader.get("/").text) is shown
    return datetime.now(UTC)


SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
from wagtail.models import Revision
edition, section = Edition.objects.get(slug="maghrib"), Section.objects.get(slug="health")

def schedule(headline, when, end=None, section_of_revision=section.pk):
    place = PlacementDraft(edition, section)
    body = [("paragraph", "<p>نص.</p>")]
    story = draft(story=StoryDraft(headline=headline, placements=[place], body=body, go_live_at=when))
    story.expire_at = end
    story.save_revision()
    story = publish(article=story)
    content = story.latest_revision.content
    content["placements"][0]["section"] = section_of_revision
    Revision.objects.filter(pk=story.latest_revision.pk).update(content=content)
"""


def test_scheduled_story_is_shown_at_its_second_and_goes_at_its_end(site: Installation) -> None:
    code = (
        SCHEDULE
        + """
when = timezone.now() + timedelta(seconds=5)
schedule("خبر بموعد", when, when + timedelta(seconds=5))
print(when.isoformat(), flush=True)
"""
    )
    setting = site.start_python(code)
    assert setting.stdout is not None
    when = datetime.fromisoformat(setting.stdout.readline().strip())
    begun = seen_at(site, "خبر بموعد", shown=True)
    ended = seen_at(site, "خبر بموعد", shown=False)
    setting.communicate(timeout=60)
    assert timedelta() <= begun - when < SECOND
    assert timedelta() <= ended - (when + 5 * SECOND) < SECOND


def test_story_that_fails_holds_up_none_and_does_not_fill_the_log(site: Installation) -> None:
    code = (
        SCHEDULE
        + """
when = timezone.now() + timedelta(seconds=4)
schedule("خبر معطوب", when, section_of_revision=999)
schedule("خبر بعد المعطوب", when)
"""
    )
    before = len(site.log)
    setting = site.start_python(code)
    said, _ = setting.communicate(timeout=60)
    assert setting.returncode == 0, said
    seen_at(site, "خبر بعد المعطوب", shown=True)
    waits = re.compile(r"going live failed .* tried again in (\d+) seconds")
    assert until(lambda: len(waits.findall(site.log[before:])) >= 3)
    assert waits.findall(site.log[before:])[:3] == ["1", "2", "4"]
    assert site.log[before:].count("Traceback") <= 2  # the error and what it came from, once


def most_read(site: Installation) -> list[int]:
    with closing(sqlite3.connect(site.data / "nashra.sqlite3", timeout=20)) as database:
        query = "SELECT article_id FROM nashra_audience_mostread ORDER BY position"
        return [number for (number,) in database.execute(query)]


def test_view_that_a_browser_reports_is_ranked(site: Installation) -> None:
    for number, times in ((7, 6), (4, 4)):
        for _ in range(times):
            with site.reader() as reader:
                agent = {"User-Agent": "Mozilla/5.0 Firefox/133.0"}
                answer = reader.get("/-/view", "POST", body=f'{{"number": {number}}}', **agent)
                assert answer.status == 204
    assert until(lambda: most_read(site)[:2] == [7, 4], 40)
    with site.reader() as reader:
        part = reader.get("/health").text.split('class="most-read"')[1]
    assert re.findall(r"/(\d+)/", part)[:2] == ["7", "4"]


def test_breaking_news_is_on_every_page_at_once_and_goes_at_its_second(site: Installation) -> None:
    code = """
from datetime import timedelta
from django.utils import timezone
from nashra.editions.models import Edition
from nashra.newsroom.actions.set_breaking import set_breaking
until = timezone.now() + timedelta(seconds=6)
set_breaking(editions=[Edition.objects.get(slug="maghrib")], text="عاجل بنهاية", until=until)
print(until.isoformat(), flush=True)
"""
    setting = site.start_python(code)
    assert setting.stdout is not None
    until = datetime.fromisoformat(setting.stdout.readline().strip())
    setting.communicate(timeout=60)
    with site.reader() as reader:
        for path in ("/", "/health", "/search?q=x", "/nowhere"):
            assert "عاجل بنهاية" in reader.get(path).text, path
    assert timedelta() <= seen_at(site, "عاجل بنهاية", shown=False) - until < SECOND


BREAK = """
from datetime import timedelta
from django.utils import timezone
from nashra.editions.models import Edition
from nashra.newsroom.actions.set_breaking import set_breaking
edition = Edition.objects.get(slug="maghrib")
set_breaking(editions=[edition], text="هزة قبالة الساحل", until=timezone.now() + timedelta(hours=1))
"""

CLEAR = """
from nashra.editions.models import Edition
from nashra.newsroom.actions.clear_breaking import clear_breaking
clear_breaking(edition=Edition.objects.get(slug="maghrib"))
"""


def test_breaking_news_of_another_process_reaches_open_pages_and_leaves_them(site: Installation) -> None:
    pages = [Stream(site.port, "?of=new-stories/", Host="maghrib.localhost") for _ in range(6)]
    try:
        told = {event["of"]: event["html"] for page in pages for event in (page.event(), page.event())}
        assert told["breaking/"] == ""
        assert "data-stories" in told["new-stories/"]
        site.start_python(BREAK).communicate(timeout=60)
        assert all("هزة قبالة الساحل" in page.event()["html"] for page in pages)
        site.start_python(CLEAR).communicate(timeout=60)
        assert all(page.event() == {"of": "breaking/", "html": ""} for page in pages)
        site.publish("خبر يظهر في الصفحات المفتوحة")
        assert all(page.event()["of"] == "new-stories/" for page in pages)
    finally:
        for page in pages:
            page.close()
