"""Slots that the newest of a kind fill: opinion, galleries, live coverage, a topic; at once, and no story twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.network import Network
from tests.pages.test_fronts import lay_out, standing
from tests.pages.visitor import Visitor

from nashra.newsroom.actions.cover_live import cover_live, end_coverage
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.edit_author import EditAuthor
from nashra.newsroom.actions.edit_topic import EditTopic
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.fronts.document import Fault, InvalidFrontError, parse
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import Article, Author, Topic
from nashra.newsroom.reasons import Reason
from nashra.newsroom.story_kinds import StoryKind

Publish = Callable[..., Article]

OPINION, GALLERY, LIVE = Slot("o", "opinion"), Slot("g", "gallery"), Slot("l", "live")


@pytest.fixture
def tell(write: Callable[..., Article]) -> Publish:
    """Publishes a story as something that readers have yet to be shown."""
    return lambda headline, **fields: publish_now(article=write(headline, **fields))


def lists(reader: Visitor, path: str = "/") -> dict[str, list[int]]:
    """The page's lists by the first word of their class."""
    reader.get(path)
    return {name.split()[0]: numbers for name, numbers in standing(reader.html(path))}


@pytest.mark.parametrize(
    ("kind", "slot", "name"),
    [(StoryKind.OPINION, OPINION, "opinions"), (StoryKind.GALLERY, GALLERY, "galleries")],
)
def test_slot_fills_itself_with_the_newest_of_its_kind_at_once(
    network: Network, tell: Publish, reader: Visitor, kind: StoryKind, slot: Slot, name: str
) -> None:
    tell("خبر")
    lay_out(network, slot)
    assert name not in lists(reader)
    first, second = tell("أولى", kind=kind), tell("ثانية", kind=kind)
    assert lists(reader)[name] == [second.pk, first.pk]
    unpublish(article=second, reason=Reason.ERROR)
    assert lists(reader)[name] == [first.pk]


def test_live_slot_has_what_is_covered_live_now(network: Network, publish: Publish, reader: Visitor) -> None:
    story = publish("خبر")
    lay_out(network, LIVE)
    assert "live-now" not in lists(reader)
    cover_live(article=story)
    assert lists(reader)["live-now"] == [story.pk]
    end_coverage(article=story)
    assert "live-now" not in lists(reader)


def test_topic_slot_has_the_topic_s_stories_under_its_name(
    network: Network, tell: Publish, reader: Visitor
) -> None:
    topic = Topic.objects.create(name="الماء")
    lay_out(network, Slot("t", "topic", topic=topic.pk))
    assert "block" not in lists(reader)
    story = tell("خبر", topics=[topic])
    tell("خبر آخر")
    assert lists(reader)["block"] == [story.pk]
    assert ">الماء</a></h2>" in reader.html("/")
    topic.name = "مياه الشرب"
    EditTopic(topic).execute(skip_permission_checks=True)
    assert ">مياه الشرب</a></h2>" in reader.html("/")
    topic.delete()
    Topic.record_change(topic.pk)
    assert "block" not in lists(reader)


def test_pins_come_first_and_no_story_stands_twice(
    network: Network, publish: Publish, reader: Visitor
) -> None:
    pinned, newer = publish("أولى", kind=StoryKind.OPINION), publish("ثانية", kind=StoryKind.OPINION)
    news = publish("خبر")
    lay_out(
        network, Slot("o", "opinion", (Pin(pinned.pk),)), Slot("n", "list", count=4), Slot("o2", "opinion")
    )
    found = lists(reader)
    assert found["opinions"] == [pinned.pk, newer.pk]
    assert found["story-list"] == [news.pk]
    lay_out(network, Slot("n", "list", (Pin(newer.pk),), count=1), OPINION)
    assert lists(reader)["opinions"] == [pinned.pk]


def test_opinion_slot_names_the_author_and_follows_the_name(
    network: Network, publish: Publish, reader: Visitor
) -> None:
    author = Author.objects.create(name="سلمى الدرقاوي")
    publish("أولى", kind=StoryKind.OPINION, authors=[author])
    lay_out(network, OPINION)
    lists(reader)
    assert '<p class="opinion-by">سلمى الدرقاوي</p>' in reader.html("/")
    author.name = "سلمى الأندلسي"
    EditAuthor(author).execute(skip_permission_checks=True)
    lists(reader)
    assert '<p class="opinion-by">سلمى الأندلسي</p>' in reader.html("/")


def test_kind_of_another_edition_fills_no_slot(network: Network, publish: Publish, reader: Visitor) -> None:
    publish("أولى", kind=StoryKind.OPINION, placements=[PlacementDraft(network.misr, network.world)])
    lay_out(network, OPINION)
    assert "opinions" not in lists(reader)


def test_section_s_front_takes_them_too(network: Network, publish: Publish, reader: Visitor) -> None:
    story = publish("أولى", kind=StoryKind.OPINION)
    lay_out(network, OPINION, section=network.world)
    assert lists(reader, "/عالم")["opinions"] == [story.pk]


def test_slot_asks_no_more_statements_of_more_stories(
    network: Network, tell: Publish, reader: Visitor
) -> None:
    lay_out(network, OPINION)
    counted = []
    for _round in range(2):
        for number in range(6):
            tell(f"رأي {number}", kind=StoryKind.OPINION)
        with CaptureQueriesContext(connection) as queries:
            lists(reader)
        counted.append(len(queries))
    assert counted[1] <= counted[0]


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"kind": "topic"}, Fault.TOPIC_MISSING),
        ({"kind": "opinion", "topic": 3}, Fault.NO_TOPIC_HERE),
        ({"kind": "gallery", "section": 3}, Fault.NO_SECTION_HERE),
        ({"kind": "live", "count": 7}, Fault.COUNT),
    ],
)
def test_what_does_not_fit_a_kind_is_refused(values: dict[str, Any], fault: Fault) -> None:
    with pytest.raises(InvalidFrontError) as refused:
        parse([{"id": "x", **values}])
    assert [one.fault for one in refused.value.faults] == [fault]


def test_editor_finds_topics_by_some_of_their_name(desk: Client, network: Network) -> None:
    topic = Topic.objects.create(name="مياه الشرب")
    Topic.objects.create(name="الطاقة")
    address = f"/newsroom/fronts/{network.maghrib.pk}/topics/"
    assert desk.get(address, {"q": "الشرب"}).json() == {"topics": [{"topic": topic.pk, "name": "مياه الشرب"}]}
    screen = desk.get(f"/newsroom/fronts/{network.maghrib.pk}/0/").content.decode()
    assert 'data-add="topic"' in screen
    assert 'data-add="opinion"' in screen
