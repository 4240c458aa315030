"""Fronts as readers see them: slots with what is pinned, then what fills itself; no story twice, nothing too early."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import JSONField, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.network import Network
from tests.pages.visitor import Visitor
from tests.photos import small_photo

from nashra.audience.actions.add_views import add_views
from nashra.audience.actions.rank import rank
from nashra.editions.actions.change_wording import change_wording
from nashra.newsroom import schedule
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.edit_front import edit_front, restore_front
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import Article, Front, Photo, Placement
from nashra.newsroom.queries.fronts import usual_front
from nashra.newsroom.reasons import Reason
from nashra.pages.renderers import slot

HOUR = timedelta(hours=1)


def lay_out(network: Network, *slots: Slot, **where: Any) -> None:
    place = {"edition": network.maghrib, "section": None, **where}
    front = Front.objects.filter(**place).first()
    edit_front(**place, began_from=front.number if front else 0, slots=slots, user=None)


def standing(html: str) -> list[tuple[str, list[int]]]:
    """The page's lists by their class, each with its stories in order."""
    lists = re.split(r'<(?:section|ul|aside) class="', html)[1:]
    found = [
        (part.partition('"')[0], [int(one) for one in re.findall(r'href="/[^"/]+/(\d+)/', part)])
        for part in lists
    ]
    return [(name, numbers) for name, numbers in found if numbers]


def shown(html: str) -> list[list[int]]:
    return [numbers for _name, numbers in standing(html)]


@pytest.fixture
def stories(publish: Callable[..., Article], network: Network) -> list[int]:
    """Twelve stories by number, the newest first: the world's and sport's by turns."""
    sections = (network.world, network.sport)
    made = [
        publish(f"خبر رقم {number}", placements=[PlacementDraft(network.maghrib, sections[number % 2])]).pk
        for number in range(12)
    ]
    return made[::-1]


def test_edition_without_a_front_shows_what_fills_itself(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    before, section = reader.html("/"), reader.html("/عالم")
    lay_out(network, Slot("lead", "lead", (Pin(stories[9]),)))
    lay_out(network, Slot("lead", "lead", (Pin(stories[9]),)), section=network.world)
    assert (reader.html("/") == before, reader.html("/عالم") == section) == (False, False)
    for front in Front.objects.all():
        restore_front(front=front, number=0, user=None)
    assert (reader.html("/"), reader.html("/عالم")) == (before, section)


def test_pinned_stories_come_first_and_the_rest_fills_itself(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    lay_out(
        network,
        Slot("lead", "lead", (Pin(stories[5]),), count=2),
        Slot("pair", "pair", (Pin(stories[7]), Pin(stories[6]))),
        Slot("list", "list", count=3),
        Slot("sport", "section", section=network.sport.pk, count=2),
    )
    assert standing(reader.html("/")) == [
        ("front", [stories[5], stories[0]]),
        ("pair", [stories[7], stories[6]]),
        ("story-list", stories[1:4]),
        ("block", [stories[4], stories[8]]),
    ]


def test_story_pinned_further_down_does_not_fill_a_slot_above(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    lay_out(network, Slot("lead", "lead", count=1), Slot("list", "list", (Pin(stories[0]),), count=2))
    assert shown(reader.html("/")) == [[stories[1]], [stories[0], stories[2]]]


def test_no_story_stands_twice_whatever_the_slots_but_in_the_clock(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    add_views({(network.maghrib.pk, number): number for number in stories}, timezone.now())
    rank(network.maghrib.pk)
    lay_out(
        network,
        Slot("read", "most_read", count=4),
        Slot("latest", "latest", count=3),
        Slot("lead", "lead", (Pin(stories[0]), Pin(stories[11]))),
        *usual_front(network.maghrib)[3:],
    )
    lists = standing(reader.html("/"))
    numbers = [number for name, found in lists if name != "latest" for number in found]
    assert len(numbers) == len(set(numbers)) == 12
    assert dict(lists)["front"][:2] == [stories[0], stories[11]]
    assert dict(lists)["latest"] == stories[:3]


def test_story_is_seen_in_its_slot_at_the_next_request(
    reader: Visitor, stories: list[int], network: Network, write: Callable[..., Article]
) -> None:
    lay_out(
        network, Slot("lead", "lead", count=1), Slot("sport", "section", section=network.sport.pk, count=1)
    )
    assert shown(reader.html("/")) == [[stories[0]], [stories[2]]]
    new = publish_now(article=write("عاجل", placements=[PlacementDraft(network.maghrib, network.world)]))
    assert shown(reader.html("/")) == [[new.pk], [stories[0]]]
    correct(article=new, headline="عنوان مصحح")
    assert "عنوان مصحح" in reader.html("/")
    unpublish(article=new, reason=Reason.ERROR)
    assert shown(reader.html("/")) == [[stories[0]], [stories[2]]]


def test_pinned_story_that_is_taken_down_leaves_its_slot_to_others(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    lay_out(network, Slot("lead", "lead", (Pin(stories[8]),), count=1), Slot("latest", "latest", count=1))
    assert shown(reader.html("/")) == [[stories[8]], [stories[0]]]
    unpublish(article=Article.objects.get(pk=stories[8]), reason=Reason.ERROR)
    assert shown(reader.html("/")) == [[stories[0]], [stories[0]]]
    publish_now(article=Article.objects.get(pk=stories[8]))
    assert shown(reader.html("/")) == [[stories[8]], [stories[0]]]
    delete(article=Article.objects.get(pk=stories[8]))
    assert shown(reader.html("/")) == [[stories[0]], [stories[0]]]


def test_slot_of_another_section_follows_the_story_that_is_pinned_in_it(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    lay_out(network, Slot("sport", "section", (Pin(stories[1]),), section=network.sport.pk, count=2))
    pinned = Article.objects.get(pk=stories[1])
    assert pinned.main_section_id == network.world.pk
    assert shown(reader.html("/")) == [[stories[1], stories[0]]]
    unpublish(article=pinned, reason=Reason.ERROR)
    assert shown(reader.html("/")) == [[stories[0], stories[2]]]


def test_story_pinned_beyond_a_slots_room_waits_for_it(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    pair = Slot("pair", "pair", tuple(Pin(stories[place]) for place in (9, 8, 0)))
    lay_out(network, pair, Slot("latest", "latest", count=1))
    assert shown(reader.html("/")) == [[stories[9], stories[8]], [stories[0]]]
    unpublish(article=Article.objects.get(pk=stories[9]), reason=Reason.ERROR)
    assert shown(reader.html("/")) == [[stories[8], stories[0]], [stories[0]]]


def test_pin_ends_at_its_time_by_the_worker(reader: Visitor, stories: list[int], network: Network) -> None:
    ends = timezone.now() + HOUR
    lay_out(network, Slot("lead", "lead", (Pin(stories[8], until=ends),), count=1))
    assert schedule.run_due(ends - timedelta(seconds=1)) == 0
    assert shown(reader.html("/")) == [[stories[8]]]
    assert schedule.run_due(ends) == 1
    assert shown(reader.html("/")) == [[stories[0]]]


def test_pin_that_had_ended_already_does_not_show(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    now = timezone.now()
    pins = (Pin(stories[8], until=now - HOUR), Pin(stories[7], until=now + HOUR))
    lay_out(network, Slot("pair", "pair", pins))
    assert shown(reader.html("/")) == [[stories[7], stories[0]]]


def test_embargo_is_not_leaked_by_a_pin_and_ends_with_it(
    reader: Visitor, stories: list[int], network: Network, write: Callable[..., Article]
) -> None:
    secret = write("سر لم يعلن", placements=[PlacementDraft(network.misr, network.world)])
    secret.placements.add(
        Placement(edition=network.maghrib, section=network.world, embargo_at=timezone.now() + HOUR)
    )
    secret.save_revision()
    secret = publish_now(article=secret)
    pin = Pin(secret.pk, "سر بعنوان الخانة")
    lay_out(network, Slot("lead", "lead", (pin,), count=1))
    lay_out(network, Slot("lead", "lead", (pin,), count=1), edition=network.misr)
    page = reader.html("/")
    assert (shown(page), "سر" in page) == ([[stories[0]]], False)
    assert "سر بعنوان الخانة" in reader.html("/", host="misr.localhost")
    Placement.objects.filter(edition=network.maghrib, article=secret).update(
        embargo_at=timezone.now() - timedelta(seconds=1)
    )
    schedule.run_due()
    assert shown(reader.html("/")) == [[secret.pk]]


def test_story_of_another_edition_alone_does_not_show(
    reader: Visitor, stories: list[int], network: Network, publish: Callable[..., Article]
) -> None:
    elsewhere = publish("خبر مصري", placements=[PlacementDraft(network.misr, network.world)])
    lay_out(network, Slot("lead", "lead", (Pin(elsewhere.pk),), count=1))
    assert shown(reader.html("/")) == [[stories[0]]]


def photo(colour: str) -> Photo:
    return small_photo(colour, colour)


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
def test_slots_own_headline_and_photo_leave_the_story_and_its_address_as_they_are(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    own = photo("teal")
    before = re.findall(rf'href="(/[^"]+/{stories[8]}/[^"]*)"', reader.html("/رياضة") + reader.html("/عالم"))
    lay_out(network, Slot("lead", "lead", (Pin(stories[8], "عنوان الخانة", own.pk),), count=1))
    page = reader.html("/")
    assert set(re.findall(rf'href="(/[^"]+/{stories[8]}/[^"]*)"', page)) == set(before)
    assert ("عنوان الخانة" in page, "<img" in page) == (True, True)
    assert "عنوان الخانة" not in reader.html("/رياضة") + reader.html("/عالم")
    own.delete()
    assert "<img" not in reader.html("/")


def test_words_of_an_editor_are_escaped(reader: Visitor, stories: list[int], network: Network) -> None:
    lay_out(
        network,
        Slot("list", "list", (Pin(stories[3], "<b>خ</b>"),), heading="<i>ع</i>"),
        Slot("note", "text", heading="تنويه & شكر", text="سطر <script>\n\nوآخر"),
        Slot("empty", "text"),
    )
    page = reader.html("/")
    assert ("<b>" in page, "<i>" in page, "<script>\n" in page) == (False, False, False)
    assert page.count('class="front-text"') == 1
    assert (
        '<p>سطر &lt;<bdi dir="ltr">script</bdi>&gt;</p>\n<p>وآخر</p>' in page,
        "تنويه &amp; شكر" in page,
    ) == (True, True)


def test_headings_of_slots_and_of_the_edition_are_seen_at_once(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    lay_out(
        network,
        Slot("latest", "latest", count=2),
        Slot("sport", "section", section=network.sport.pk, heading="ملاعب", count=1),
        Slot("world", "section", section=network.world.pk, count=1),
    )
    assert ">الجديد<" not in reader.html("/")
    change_wording(network.maghrib, latest_heading="الجديد")
    page = reader.html("/")
    assert all(f">{heading}<" in page for heading in ("الجديد", "ملاعب", "عالم"))


def test_most_read_slot_follows_the_ranking(reader: Visitor, stories: list[int], network: Network) -> None:
    lay_out(network, Slot("read", "most_read", count=2))
    assert shown(reader.html("/")) == []
    add_views({(network.maghrib.pk, stories[4]): 9, (network.maghrib.pk, stories[2]): 5}, timezone.now())
    rank(network.maghrib.pk)
    assert shown(reader.html("/")) == [[stories[4], stories[2]]]


def test_section_front_stands_above_the_sections_newest(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    own = [number for number in stories if Placement.objects.get(article=number).section == network.world]
    other = next(number for number in stories if number not in own)
    lay_out(network, Slot("lead", "lead", (Pin(own[4]), Pin(other)), count=3), section=network.world)
    page = dict(standing(reader.html("/عالم")))
    assert page["front"] == [own[4], other, own[0]]
    assert '<li class="front-lead' in reader.html("/عالم")
    assert page["section-list"] == [own[1], own[2], own[3], own[5]]
    assert dict(standing(reader.html("/رياضة")))["section-list"][0] in stories
    assert '<li class="front-lead' not in reader.html("/رياضة")


def test_hidden_section_leaves_its_slots_place_empty(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    lay_out(network, Slot("sport", "section", section=network.sport.pk), Slot("lead", "lead", count=1))
    network.maghrib.shown_sections.filter(section=network.sport).delete()
    page = reader.html("/")
    assert [name for name, _numbers in standing(page)] == ["front"]


DAMAGED: dict[str, Any] = {
    "a slot of no known kind": [{"id": "x", "kind": "carousel"}],
    "a slot that is none": [5, None, "lead", []],
    "a pin that is none": [{"id": "x", "kind": "pair", "stories": ["?", {"story": -1}]}],
    "a story that never was": [{"id": "x", "kind": "pair", "stories": [{"story": 987654321}]}],
    "a section that never was": [{"id": "x", "kind": "section", "section": 987654321}],
    "a list of a section that never was": [{"id": "x", "kind": "list", "section": 987654321}],
    "an id that is none": [{"id": "../../page", "kind": "latest"}],
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED.keys())
def test_what_is_damaged_is_left_out_and_nothing_else(
    reader: Visitor, stories: list[int], network: Network, damaged: list[Any]
) -> None:
    lay_out(network, Slot("lead", "lead", (Pin(stories[8]),), count=1))
    front = Front.objects.get()
    Front.objects.update(document=[*damaged, *front.document])
    reader_sees = shown(reader.html("/"))
    assert [stories[8]] in reader_sees


@pytest.mark.parametrize("document", [None, 5, {}, "x", [], [5]])
def test_document_that_is_none_leaves_the_page_to_itself(
    reader: Visitor, stories: list[int], network: Network, document: Any
) -> None:
    before = reader.html("/")
    Front.objects.create(edition=network.maghrib, number=1, document=Value(document, JSONField()))
    assert reader.html("/") == before


def test_slot_that_fails_leaves_its_place_empty(
    reader: Visitor, stories: list[int], network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setitem(slot._LISTS, "pair", fail)
    lay_out(network, Slot("pair", "pair"), Slot("lead", "lead", count=1))
    assert standing(reader.html("/")) == [("front", [stories[0]])]


def test_removed_slot_that_is_restored_shows_what_there_is_now(
    reader: Visitor, stories: list[int], network: Network, write: Callable[..., Article]
) -> None:
    latest, lead = Slot("latest", "latest", count=2), Slot("lead", "lead", (Pin(stories[8]),), count=1)
    lay_out(network, latest, lead)
    reader.html("/")
    lay_out(network, lead)
    new = publish_now(article=write("عاجل"))
    reader.html("/")
    restore_front(front=Front.objects.get(), number=1, user=None)
    assert shown(reader.html("/"))[0] == [new.pk, stories[0]]


def test_front_takes_as_many_statements_with_ten_slots_as_with_twenty(
    reader: Visitor, stories: list[int], network: Network
) -> None:
    def taken(count: int) -> int:
        pins = [*((Pin(number),) for number in stories), *[()] * 8]
        lay_out(network, *(Slot(f"s{at}", "list", pins[at], count=1) for at in range(count)))
        with CaptureQueriesContext(connection) as asked:
            reader.html("/")
        return len(asked)

    taken(1)
    assert taken(10) == taken(20)
