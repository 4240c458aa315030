"""What happens by itself, at its second."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

from tests.processes.running import Installation, until

SECOND = timedelta(seconds=1)


def seen_at(site: Installation, headline: str, shown: bool) -> datetime:
    """When the home page began to show a headline, or no longer showed it."""
    with site.reader() as reader:
        until(lambda: (headline in reader.get("/").text) is shown, 15, pause=0.02)
        assert (headline in reader.get("/").text) is shown
    return datetime.now(UTC)


def test_scheduled_story_is_shown_at_its_second_and_goes_at_its_end(site: Installation) -> None:
    when = datetime.now(UTC).replace(microsecond=0) + 12 * SECOND
    done = site.run(
        *("story", "publish", "--edition", "maghrib", "--section", "world", "--headline", "خبر بموعد"),
        *("--body-file", "-", "--at", when.isoformat()),
        text="نص.",
    )
    assert done.returncode == 0, done.stderr
    number = int(re.findall(r"\d+", done.stdout)[0])
    ends = when + 5 * SECOND
    code = f"""
from datetime import datetime
from nashra.newsroom.models import Article
from nashra.newsroom.actions.publish import publish
article = Article.objects.get(pk={number}).get_latest_revision_as_object()
article.expire_at = datetime.fromisoformat("{ends.isoformat()}")
article.save_revision()
publish(article=article)
"""
    setting = site.start_python(code)
    said, _ = setting.communicate(timeout=60)
    assert setting.returncode == 0, said
    with site.reader() as reader:
        if datetime.now(UTC) < when:
            assert "خبر بموعد" not in reader.get("/").text
    assert timedelta() <= seen_at(site, "خبر بموعد", shown=True) - when < SECOND
    assert timedelta() <= seen_at(site, "خبر بموعد", shown=False) - ends < SECOND


def test_story_that_fails_holds_up_none_and_does_not_fill_the_log(site: Installation) -> None:
    code = """
from datetime import timedelta
from django.utils import timezone
from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
from wagtail.models import Revision
edition, section = Edition.objects.get(slug="maghrib"), Section.objects.get(slug="health")
when = timezone.now() + timedelta(seconds=4)
for headline in ("خبر معطوب", "خبر بعد المعطوب"):
    place = PlacementDraft(edition, section)
    content = StoryDraft(headline=headline, placements=[place], body=[("paragraph", "<p>نص.</p>")], go_live_at=when)
    made = publish(article=draft(story=content))
    if headline == "خبر معطوب":
        content = made.latest_revision.content
        content["placements"][0]["section"] = 999
        Revision.objects.filter(pk=made.latest_revision.pk).update(content=content)
"""
    setting = site.start_python(code)
    said, _ = setting.communicate(timeout=60)
    assert setting.returncode == 0, said
    seen_at(site, "خبر بعد المعطوب", shown=True)
    assert until(lambda: "going live failed" in site.log)
    time.sleep(4)  # long enough for a dozen of its rounds
    assert 1 <= site.log.count("going live failed") <= 4
    assert site.log.count("Traceback") == 1


def test_view_that_a_browser_reports_is_ranked(site: Installation) -> None:
    code = "from nashra.audience.models import MostRead; print(*MostRead.objects.values_list('article', flat=True))"
    for number, times in ((7, 6), (4, 4)):
        for _ in range(times):
            with site.reader() as reader:
                answer = reader.get("/-/view", "POST", body=f'{{"number": {number}}}')
                assert answer.status == 204
    assert until(lambda: site.start_python(code).communicate()[0].split()[:2] == ["7", "4"], 40, pause=1)
    with site.reader() as reader:
        part = reader.get("/world").text.split('class="most-read"')[1]
    assert re.findall(r"/(\d+)/", part)[:2] == ["7", "4"]
