"""The latest as a clock: on the home page, and as a page of its own; how old what lists show is said to be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.network import Network, Outbox
from tests.pages.visitor import Visitor
from tests.photos import small_photo

from nashra.audience.actions.add_views import add_views
from nashra.audience.actions.rank import rank
from nashra.changes.change import Change, Kind, Subject
from nashra.editions.models import Edition
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.reasons import Reason
from nashra.pages import generation
from nashra.pages.context import lists
from nashra.pages.context.render_context import RenderContext
from nashra.pages.invalidation import invalidated_by, rerendered_by


def numbers(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'href="/(?!archive/)[^"/]+/(\d+)/', html)]


def part(html: str, opening: str) -> str:
    return html.partition(opening)[2].partition("</section>")[0]


def column(html: str) -> str:
    return part(html, '<section class="timeline">')


def test_clock_of_the_home_page_shows_all_and_marks_what_stands_above(
    reader: Visitor, publish: Callable[..., Article]
) -> None:
    stories = [publish(f"خبر {number}").pk for number in range(6)][::-1]
    clock = part(reader.html("/"), '<section class="latest">')
    assert numbers(clock) == stories
    assert clock.count('<li class="above">') == 4


def test_page_of_the_latest_goes_on_by_key_to_the_first_story_and_repeats_none(
    reader: Visitor, publish: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "TIMELINE_PAGE", 2)
    monkeypatch.setattr("nashra.pages.public.views.TIMELINE_PAGE", 2)
    stories = [publish(f"خبر {number}").pk for number in range(5)][::-1]
    html, found = column(reader.html("/latest")), []
    client = Client(headers={"host": "maghrib.localhost"})
    while True:
        found.append(numbers(html))
        publish("خبر جاء بعدها")
        older = re.search(r'href="(/latest[?]before=[^"]+)"', html)
        if older is None:
            break
        html = column(client.get(older[1]).content.decode())
    assert found == [stories[:2], stories[2:4], stories[4:]]


def test_latest_is_under_its_days_in_the_editions_zone(
    reader: Visitor, publish: Callable[..., Article], network: Network
) -> None:
    late, early = publish("قبل منتصف الليل"), publish("بعد منتصف الليل")
    for story, hour in ((late, 22), (early, 23)):  # in Casablanca one hour later
        when = datetime(2026, 6, 20, hour, 30, tzinfo=UTC)
        Placement.objects.filter(article=story).update(published_at=when)
    html = column(reader.html("/latest"))
    assert re.findall(r'href="(/archive/[^"]+)"', html) == ["/archive/2026/06/21", "/archive/2026/06/20"]


def test_story_that_is_taken_down_is_not_in_the_latest_at_the_next_request(
    reader: Visitor, publish: Callable[..., Article]
) -> None:
    story = publish("خبر")
    assert numbers(column(reader.html("/latest"))) == [story.pk]
    unpublish(article=story, reason=Reason.ERROR)
    assert numbers(reader.html("/latest")) == []


@pytest.mark.parametrize("path", ["/latest", "/most-read"])
def test_unknown_parameter_changes_nothing_of_the_lists_pages(reader: Visitor, path: str) -> None:
    assert reader.pages.find("maghrib.localhost", path, "") if reader.html(path) else False
    found = reader.pages.find("maghrib.localhost", path, "page=2&utm_source=x&before=x")
    assert found is reader.pages.find("maghrib.localhost", path, "")


def test_most_read_has_a_page_with_all_of_its_ranking(
    reader: Visitor, publish: Callable[..., Article], network: Network
) -> None:
    stories = [publish(f"خبر {number}").pk for number in range(8)]
    assert numbers(part(reader.html("/most-read"), '<section class="ranking">')) == []
    add_views({(network.maghrib.pk, one): place + 1 for place, one in enumerate(stories)}, timezone.now())
    rank(network.maghrib.pk)
    assert numbers(part(reader.html("/most-read"), '<section class="ranking">')) == stories[::-1]


def test_lists_say_the_day_of_what_is_not_of_today_and_of_nothing_else(
    reader: Visitor, publish: Callable[..., Article], outbox: Outbox
) -> None:
    old, new = publish("خبر قديم"), publish("خبر جديد")
    days_ago = timezone.now() - timedelta(days=3)
    Placement.objects.filter(article=old).update(published_at=days_ago)
    context = RenderContext(Edition.objects.get(slug="maghrib"))
    made = {one.number: one for one in context.teasers(context.here([old.pk, new.pk]))}
    assert (made[old.pk].is_old, made[new.pk].is_old) == (True, False)
    lines = part(reader.html("/"), '<section class="latest">').split("</li>")
    assert ['class="age"' in line for line in lines if "href" in line and "more" not in line] == [False, True]


def test_midnight_touches_and_renders_what_says_how_old_stories_are(
    publish: Callable[..., Article], network: Network
) -> None:
    publish("خبر")
    sites = generation.begin()
    change = Change(1, Kind.DAY, Subject(edition=network.maghrib.pk))
    kinds = {key.split(b"/")[2] for key in invalidated_by([change], sites)}
    assert kinds == {b"masthead", b"latest", b"clock", b"lead", b"most-read", b"block", b"sitemap"}
    assert {key.split(b"/")[2] for key in rerendered_by([change], sites)} == kinds - {b"sitemap"}


def test_old_story_with_a_photo_leads_only_until_the_editions_limit(
    publish: Callable[..., Article], network: Network
) -> None:
    photo = small_photo()
    old, new = publish("قديم بصورة", lead_photo=photo), publish("جديد بلا صورة")
    Placement.objects.filter(article=old).update(published_at=timezone.now() - timedelta(days=9))
    edition = network.maghrib
    found = {}
    for days in (7, 30):
        edition.lead_days = days
        edition.save()
        found[days] = [row.article for row in lists.lead(RenderContext(edition))]
    assert found == {7: [new.pk, old.pk], 30: [old.pk, new.pk]}


def test_page_of_the_latest_leaves_the_most_read_what_it_lists_itself(
    reader: Visitor, publish: Callable[..., Article], network: Network
) -> None:
    stories = [publish(f"خبر {number}").pk for number in range(6)]
    add_views({(network.maghrib.pk, one): place + 1 for place, one in enumerate(stories)}, timezone.now())
    rank(network.maghrib.pk)
    html = reader.html("/latest")
    assert numbers(column(html)) == stories[::-1]
    assert numbers(part(html, '<section class="most-read">')) == stories[:0:-1]
