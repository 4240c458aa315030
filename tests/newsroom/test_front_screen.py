"""The screen of fronts: what it shows to whom, and what becomes of what it sends."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.newsroom.posts.fronts import address, sent

from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.edit_front import edit_front
from nashra.newsroom.admin.fronts.stories import SHOWN
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import Article, Front, Photo
from nashra.newsroom.queries.fronts import front_of
from nashra.newsroom.roles import Role

Browse = Callable[..., Client]
Publish = Callable[..., Article]


@pytest.fixture
def chief(browse: Browse) -> Client:
    return browse("سمر", Role.CHIEF_EDITOR)


@pytest.fixture
def story(publish: Publish) -> Article:
    return publish("افتتاح ميناء جديد")


def lead(*stories: Any, **values: Any) -> dict[str, Any]:
    pins = [one if isinstance(one, dict) else {"story": one} for one in stories]
    return {"id": "lead", "kind": "lead", "stories": pins, **values}


def post(browser: Client, network: Network, *slots: Any, **more: Any) -> Any:
    return browser.post(address("front_document", network.maghrib), sent(*slots, **more))


def state(browser: Client, network: Network, **query: Any) -> Any:
    return browser.get(address("front_document", network.maghrib), query).json()


# Who


@pytest.mark.parametrize("role", [Role.REPORTER, Role.DESK_EDITOR, Role.PHOTO_EDITOR])
def test_nobody_but_a_chief_editor_sees_the_screen(role: Role, browse: Browse, network: Network) -> None:
    browser = browse("هدى", role)
    assert browser.get(address("edit_front", network.maghrib)).status_code == 302
    assert reverse("fronts") not in browser.get("/newsroom/").content.decode()


def test_chief_editor_is_led_to_the_own_edition_and_shown_no_other(chief: Client, network: Network) -> None:
    assert reverse("fronts") in chief.get("/newsroom/").content.decode()
    answer = chief.get(reverse("fronts"))
    assert answer.headers["Location"] == address("edit_front", network.maghrib)
    page = chief.get(answer.headers["Location"]).content.decode()
    assert address("edit_front", network.maghrib, network.sport) in page
    assert address("edit_front", network.misr) not in page


@pytest.mark.parametrize("name", ["edit_front", "front_document"])
def test_chief_editor_opens_no_front_of_another_edition(name: str, chief: Client, network: Network) -> None:
    assert chief.get(address(name, network.misr)).status_code == 302


@pytest.mark.parametrize("name", ["front_document", "front_restore", "front_filling", "front_preview"])
def test_nothing_is_done_to_a_front_of_another_edition(name: str, chief: Client, network: Network) -> None:
    data = {**sent(lead(1)), "slots": "[]", "number": "0", "newest": "0"}
    assert chief.post(address(name, network.misr), data).status_code == 302
    assert not Front.objects.exists()


def test_stories_of_another_edition_are_not_listed(chief: Client, network: Network) -> None:
    assert chief.get(reverse("front_stories", args=[network.misr.pk])).status_code == 302


def test_section_that_the_edition_does_not_show_has_no_front(admin_client: Client, network: Network) -> None:
    assert admin_client.get(address("edit_front", network.misr, network.culture)).status_code == 404


# What it shows


def test_page_that_fills_itself_begins_with_its_usual_slots(
    chief: Client, network: Network, story: Article
) -> None:
    shown = state(chief, network)
    assert (shown["number"], shown["is_usual"]) == (0, True)
    assert [slot["kind"] for slot in shown["slots"]][:3] == ["lead", "latest", "most_read"]


def test_story_is_told_by_what_readers_of_the_edition_are_told(
    chief: Client, network: Network, publish: Publish
) -> None:
    placed = [
        PlacementDraft(network.maghrib, network.world, headline="عنوان المغرب"),
        PlacementDraft(network.misr, network.sport),
    ]
    number = publish("عنوان الخبر", placements=placed).pk
    post(chief, network, lead(number))
    card = state(chief, network)["stories"][str(number)]
    assert (card["headline"], card["section"]) == ("عنوان المغرب", str(network.world))
    assert card["path"].startswith(f"/{network.world.slug}/{number}/")


def test_story_that_readers_of_the_edition_do_not_see_has_no_page_there(
    chief: Client, network: Network, publish: Publish, write: Callable[..., Article]
) -> None:
    elsewhere = publish("خبر مصر", placements=[PlacementDraft(network.misr, network.world)])
    draft = write("مسودة المغرب")
    secret = write("مسودة مصر", placements=[PlacementDraft(network.misr, network.world)])
    post(chief, network, lead(elsewhere.pk, draft.pk, secret.pk, 9999))
    cards = state(chief, network)["stories"]
    told = {number: (card["headline"], card["path"]) for number, card in cards.items()}
    assert told == {str(elsewhere.pk): ("خبر مصر", ""), str(draft.pk): ("مسودة المغرب", "")}


def test_nothing_is_sent_again_of_a_front_that_the_page_has(
    chief: Client, network: Network, story: Article
) -> None:
    url = address("front_document", network.maghrib)
    assert chief.get(url, {"since": 0}).status_code == 204
    post(chief, network, lead(story.pk))
    assert chief.get(url, {"since": 0}).json()["number"] == 1
    assert chief.get(url, {"since": 1}).status_code == 204


def test_versions_say_who_made_them_and_can_be_looked_at(
    chief: Client, network: Network, story: Article
) -> None:
    post(chief, network, lead(story.pk))
    post(chief, network, lead(story.pk, heading="الآن"), began_from=1)
    versions = state(chief, network)["versions"]
    assert [(one["number"], one["who"]) for one in versions] == [(2, "سمر"), (1, "سمر")]
    assert state(chief, network, version=1)["slots"][0]["heading"] == ""
    url = address("front_document", network.maghrib)
    assert chief.get(url, {"version": 7}).status_code == 404
    assert chief.get(url, {"version": 10**30}).status_code == 404


# Publishing


def test_what_is_published_stands_on_the_front(chief: Client, network: Network, story: Article) -> None:
    answer = post(chief, network, lead(story.pk, heading="الآن"))
    assert (answer.status_code, answer.json()["number"]) == (200, 1)
    assert front_of(network.maghrib).slots == (Slot("lead", "lead", (Pin(story.pk),), heading="الآن"),)


def test_section_has_a_front_of_its_own(chief: Client, network: Network, story: Article) -> None:
    chief.post(address("front_document", network.maghrib, network.sport), sent(lead(story.pk)))
    assert front_of(network.maghrib).number == 0
    assert front_of(network.maghrib, network.sport).number == 1


def test_end_is_read_on_the_editions_clock(chief: Client, network: Network, story: Article) -> None:
    typed = {"text": "٥/١٢/٢٠٩٩ ١٨:٣٠", "zone": "Africa/Casablanca"}
    answer = post(chief, network, lead({"story": story.pk, "typed": typed}))
    pin = answer.json()["slots"][0]["stories"][0]
    assert pin["until"].startswith("2099-12-05T17:30")
    assert "18:30" in pin["end"]
    assert not pin["ended"]


@pytest.mark.parametrize("text", ["حين ميسرة", "٥/١٢/٢٠٠٩ ١٨:٣٠"])
def test_end_that_cannot_be_is_refused_with_its_slot_and_story(
    text: str, chief: Client, network: Network, story: Article
) -> None:
    answer = post(chief, network, lead({"story": story.pk, "typed": {"text": text, "zone": ""}}))
    (fault,) = answer.json()["faults"]
    assert (answer.status_code, fault["slot"], fault["story"]) == (422, "lead", story.pk)
    assert story.headline in fault["said"]
    assert not Front.objects.exists()


def test_end_that_has_passed_stays_until_somebody_changes_it(
    chief: Client, network: Network, story: Article
) -> None:
    passed = timezone.now() - timedelta(hours=1)
    slots = [Slot("lead", "lead", (Pin(story.pk, until=passed),))]
    edit_front(edition=network.maghrib, section=None, began_from=0, slots=slots, user=None)
    shown = state(chief, network)["slots"]
    assert shown[0]["stories"][0]["ended"]
    pin = {"story": story.pk, "until": passed.isoformat()}
    assert post(chief, network, lead(pin, heading="الآن"), began_from=1).status_code == 200


def test_each_fault_names_its_slot(chief: Client, network: Network, story: Article) -> None:
    slots = [
        lead(story.pk),
        {"id": "two", "kind": "pair", "stories": [{"story": story.pk}]},
        {"id": "three", "kind": "section"},
        "لا شيء",
        {"id": "five", "kind": "list", "section": network.culture.pk + 99, "stories": 7},
    ]
    answer = post(chief, network, *slots)
    assert answer.status_code == 422
    told = {fault["slot"]: fault["said"] for fault in answer.json()["faults"]}
    assert told.keys() == {"two", "three", "#4", "five"}
    assert story.headline in told["two"]
    assert all("%" not in said for said in told.values())


@pytest.mark.parametrize(
    "front",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"began_from": 0, "slots": 7}',
        '{"began_from": "x", "slots": []}',
        '{"began_from": 9, "slots": []}',
        '{"began_from": 0, "slots": [], "choices": [["lead", "nobody"]]}',
    ],
)
def test_what_cannot_be_understood_is_refused_and_changes_nothing(
    front: str, chief: Client, network: Network
) -> None:
    answer = chief.post(address("front_document", network.maghrib), {"front": front})
    assert answer.status_code == 400
    assert answer.json()["said"]
    assert front_of(network.maghrib).number == 0


# Two editors at once


def test_changes_that_do_not_touch_are_joined(
    chief: Client, browse: Browse, network: Network, story: Article
) -> None:
    other = browse("ليلى", Role.CHIEF_EDITOR)
    note = {"id": "note", "kind": "text", "text": "انتخابات"}
    post(chief, network, lead(story.pk), note)
    post(other, network, lead(story.pk), {**note, "text": "نتائج"}, began_from=1)
    answer = post(chief, network, lead(story.pk, heading="الآن"), note, began_from=1)
    assert (answer.status_code, answer.json()["was_joined"]) == (200, True)
    first, second = front_of(network.maghrib).slots
    assert (first.heading, second.text) == ("الآن", "نتائج")


@pytest.mark.parametrize(("side", "heading"), [("mine", "الآن"), ("theirs", "عاجل")])
def test_change_of_the_same_is_shown_and_published_as_chosen(
    side: str, heading: str, chief: Client, browse: Browse, network: Network, story: Article
) -> None:
    other = browse("ليلى", Role.CHIEF_EDITOR)
    post(chief, network, lead(story.pk))
    post(other, network, lead(story.pk, heading="عاجل"), began_from=1)
    mine = lead(story.pk, heading="الآن", count=3)
    answer = post(chief, network, mine, began_from=1)
    told = answer.json()
    assert (answer.status_code, told["number"], told["who"]) == (409, 2, "ليلى")
    (conflict,) = told["conflicts"]
    assert (conflict["path"], conflict["mine"], conflict["theirs"]) == (["lead", "heading"], "الآن", "عاجل")
    assert front_of(network.maghrib).slots[0].heading == "عاجل"
    chosen = {"choices": [[conflict["path"], side]], "chosen_at": 2}
    assert post(chief, network, mine, began_from=1, **chosen).status_code == 200
    assert front_of(network.maghrib).slots[0].heading == heading
    assert front_of(network.maghrib).slots[0].count == 3


def test_every_kind_of_conflict_is_told_in_words(
    chief: Client, browse: Browse, network: Network, publish: Publish, photo: Photo
) -> None:
    one, two, three = (publish(f"خبر {word}").pk for word in ("أول", "ثان", "ثالث"))
    other = browse("ليلى", Role.CHIEF_EDITOR)
    pair = {"id": "two", "kind": "pair", "stories": []}
    rest = {"id": "list", "kind": "list", "stories": []}
    post(chief, network, lead(one, two), pair, rest)
    theirs = lead({"story": two, "photo": photo.pk}, {"story": one, "until": "2099-01-01T00:00:00Z"}, count=2)
    post(other, network, {**pair, "stories": [{"story": three}]}, theirs, began_from=1)
    mine = lead({"story": one, "until": "2098-01-01T00:00:00Z"}, count=3)
    mine_rest = {**rest, "stories": [{"story": three}]}
    answer = post(chief, network, mine, {**pair, "heading": "معًا"}, mine_rest, began_from=1)
    assert answer.status_code == 409
    told = {tuple(one["path"]): one for one in answer.json()["conflicts"]}
    assert {path[:1] for path in told} == {("lead",), ("list",)}
    assert all(one["place"] and one["mine"] and one["theirs"] for one in told.values())
    assert "%" not in json.dumps([*told.values()])


def test_undoing_gives_readers_the_version_before(chief: Client, network: Network, story: Article) -> None:
    post(chief, network, lead(story.pk))
    post(chief, network, began_from=1)
    url = address("front_restore", network.maghrib)
    answer = chief.post(url, {"number": 1, "newest": 2})
    assert (answer.status_code, answer.json()["number"]) == (200, 3)
    assert front_of(network.maghrib).slots == (Slot("lead", "lead", (Pin(story.pk),)),)


def test_undoing_takes_nothing_away_that_others_published_meanwhile(
    chief: Client, browse: Browse, network: Network, story: Article
) -> None:
    post(chief, network, lead(story.pk))
    post(browse("ليلى", Role.CHIEF_EDITOR), network, lead(story.pk, heading="عاجل"), began_from=1)
    answer = chief.post(address("front_restore", network.maghrib), {"number": 0, "newest": 1})
    assert (answer.status_code, answer.json()["front"]["number"]) == (409, 2)
    assert front_of(network.maghrib).slots[0].heading == "عاجل"


@pytest.mark.parametrize(("number", "status"), [("7", 404), ("", 400), ("x", 400), (str(10**30), 404)])
def test_version_that_is_not_there_is_not_restored(
    number: str, status: int, chief: Client, network: Network, story: Article
) -> None:
    post(chief, network, lead(story.pk))
    answer = chief.post(address("front_restore", network.maghrib), {"number": number, "newest": 1})
    assert answer.status_code == status
    assert front_of(network.maghrib).number == 1


# The stories beside


def listed(browser: Client, network: Network, **query: Any) -> list[str]:
    answer = browser.get(reverse("front_stories", args=[network.maghrib.pk]), query)
    return [card["headline"] for card in answer.json()["stories"]]


def test_newest_stories_of_the_edition_are_listed(
    chief: Client, network: Network, publish: Publish, write: Callable[..., Article]
) -> None:
    publish("خبر أول")
    publish("رياضة", placements=[PlacementDraft(network.maghrib, network.sport)])
    publish("مصر", placements=[PlacementDraft(network.misr, network.world)])
    write("مسودة")
    assert listed(chief, network) == ["رياضة", "خبر أول"]
    assert listed(chief, network, section=network.world.pk) == ["خبر أول"]


def test_half_a_word_a_number_and_an_address_find_a_story(
    chief: Client, network: Network, publish: Publish
) -> None:
    number = publish("افتتاح الموانئ الجديدة").pk
    publish("خبر آخر")
    for words in ("موان", "الميناء", str(number), f"http://maghrib.localhost/world/{number}/x"):
        assert listed(chief, network, q=words) == ["افتتاح الموانئ الجديدة"], words
    assert listed(chief, network, q="لا يوجد") == []


@pytest.mark.parametrize("query", [{}, {"q": "خبر"}])
def test_list_costs_as_many_statements_for_one_story_as_for_all_that_it_shows(
    query: dict[str, str], chief: Client, network: Network, publish: Publish
) -> None:
    publish("خبر")
    listed(chief, network, **query)
    costs = []
    for more in (0, SHOWN // 3):
        for number in range(more):
            publish(f"خبر {number}")
        with CaptureQueriesContext(connection) as statements:
            assert len(listed(chief, network, **query)) == 1 + more
        costs.append(len(statements))
    assert costs[0] == costs[1]
