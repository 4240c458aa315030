"""What stands in which panel, for whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.audience.models import MostRead
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.models import Article, Photo, StoryTopic, Topic
from nashra.newsroom.roles import Role

pytestmark = pytest.mark.usefixtures("one_connection")
Write = Callable[..., Article]
Browse = Callable[..., Client]
StandsIn = Callable[..., list[str]]
COMMENT = "أين المصدر؟"


def submit(reporter: Client, headline: str, network: Network, section: Any = None) -> Article:
    fields = {"headline": headline, "placements__0__section": str((section or network.world).pk)}
    reporter.post(story_url("add"), filled(reporter, story_url("add"), **fields, **{"action-submit": "1"}))
    return Article.objects.get(headline=headline)


def act(client: Client, story: Article, action: str, comment: str = "") -> Any:
    step = story.current_workflow_task_state
    address = story_url("workflow_action", story.pk, action, step.pk)
    return client.post(address, {"comment": comment, "next": "/newsroom/"})


@pytest.fixture
def reporter(browse: Browse) -> Client:
    set_up_review()
    return browse("ليلى", Role.REPORTER)


def test_submitted_story_waits_for_the_desk_of_its_section_and_for_no_other(
    reporter: Client, network: Network, browse: Browse, stands_in: StandsIn
) -> None:
    submit(reporter, "قمة", network)
    submit(reporter, "نهائي", network, network.sport)
    waiting = {
        "chief": stands_in(browse("أ", Role.CHIEF_EDITOR), "waiting"),
        "sport": stands_in(browse("ب", Role.DESK_EDITOR, sections=[network.sport]), "waiting"),
        "other edition": stands_in(browse("ج", Role.CHIEF_EDITOR, network.misr), "waiting"),
        "photos": stands_in(browse("د", Role.PHOTO_EDITOR), "waiting"),
        "its reporter": stands_in(reporter, "waiting"),
    }
    assert waiting == {
        "chief": ["قمة", "نهائي"],
        "sport": ["نهائي"],
        "other edition": [],
        "photos": [],
        "its reporter": [],
    }


def test_story_is_approved_from_the_page_by_whoever_may_publish_it_wherever_it_is_placed(
    reporter: Client, network: Network, browse: Browse
) -> None:
    story = submit(reporter, "قمة", network)
    desk = browse("سعاد", Role.DESK_EDITOR)
    button = re.compile(r'form="desk-act" formaction="([^"]*)"')
    (approval,) = button.findall(desk.get("/newsroom/").content.decode())
    draft = story.get_latest_revision_as_object()
    placed = draft.placements.all()
    draft.placements = [*placed, type(placed[0])(edition=network.misr, section=network.world)]
    elsewhere = draft.save_revision()
    assert button.findall(desk.get("/newsroom/").content.decode()) == []
    elsewhere.delete()
    Article.objects.filter(pk=story.pk).update(latest_revision=story.latest_revision)
    answer = desk.post(approval, {"next": "/newsroom/"})
    assert answer.headers["Location"] == "/newsroom/"
    assert Article.objects.get(pk=story.pk).live


def test_returned_story_stands_at_its_reporter_with_the_comment_until_it_is_sent_again(
    reporter: Client, network: Network, browse: Browse, stands_in: StandsIn
) -> None:
    story, desk = submit(reporter, "قمة", network), browse("سعاد", Role.DESK_EDITOR)
    act(desk, story, "reject", COMMENT)
    assert stands_in(reporter, "returned") == ["قمة"]
    page = reporter.get("/newsroom/desk/returned").content.decode()
    assert COMMENT in page
    assert "أعاده: سعاد" in page
    assert stands_in(desk, "returned") == stands_in(browse("منى", Role.REPORTER), "returned") == []
    assert stands_in(desk, "waiting") == []
    address = story_url("edit", story.pk)
    reporter.post(address, filled(reporter, address, **{"action-submit": "1"}))
    assert stands_in(reporter, "returned") == []
    assert stands_in(desk, "waiting") == ["قمة"]
    assert "ينتظر المراجعة" in reporter.get("/newsroom/desk/in_progress").content.decode()


def test_deleted_story_is_returned_to_nobody(
    reporter: Client, network: Network, browse: Browse, stands_in: StandsIn
) -> None:
    story = submit(reporter, "قمة", network)
    act(browse("سعاد", Role.DESK_EDITOR), story, "reject", COMMENT)
    Article.objects.filter(pk=story.pk).delete()
    assert stands_in(reporter, "returned") == []


def test_line_of_the_day_has_what_goes_live_appears_and_ends_the_next_first(
    desk: Client, network: Network, write: Write, stands_in: StandsIn
) -> None:
    now = timezone.now()
    soon, later, last = (now + timedelta(minutes=minutes) for minutes in (1, 2, 3))
    there = [
        PlacementDraft(network.maghrib, network.world),
        PlacementDraft(network.misr, network.world),
    ]
    held_back = write("محظور في مصر", placements=there).get_latest_revision_as_object()
    next(one for one in held_back.placements.all() if one.edition == network.misr).embargo_at = later
    held_back.save_revision()
    publish_now(article=held_back)
    ends = write("ينتهي")
    ends.expire_at = last
    ends.save_revision()
    publish_now(article=ends)
    publish_now(article=write("مجدول", go_live_at=soon))
    publish_now(article=write("بعد أسبوع", go_live_at=now + timedelta(days=7)))
    write("مسودة")
    assert stands_in(desk, "timeline") == ["مجدول", "محظور في مصر", "ينتهي", "بعد أسبوع"]
    assert stands_in(desk, "timeline", "misr") == ["محظور في مصر"]
    page = desk.get("/newsroom/desk/timeline").content.decode()
    assert "توقيت الدار البيضاء (المغرب اليوم)" in page
    assert page.count('class="day__mark"') == 3


@pytest.mark.parametrize(
    ("role", "edition", "sections", "seen"),
    [
        (Role.CHIEF_EDITOR, "maghrib", (), ["سر"]),
        (Role.DESK_EDITOR, "maghrib", ("sport",), []),
        (Role.PHOTO_EDITOR, "maghrib", (), ["سر"]),
        (Role.REPORTER, "maghrib", (), []),
        (Role.CHIEF_EDITOR, "misr", (), []),
    ],
)
def test_scheduled_headline_is_seen_by_those_alone_who_may_see_the_draft(
    role: Role,
    edition: str,
    sections: tuple[str, ...],
    seen: list[str],
    network: Network,
    browse: Browse,
    write: Write,
    stands_in: StandsIn,
) -> None:
    publish_now(article=write("سر", go_live_at=timezone.now() + timedelta(minutes=1)))
    limited = [getattr(network, section) for section in sections]
    client = browse("هدى", role, getattr(network, edition), limited)
    assert stands_in(client, "timeline") == seen
    assert ("سر" in client.get("/newsroom/").content.decode()) == bool(seen)


def test_just_published_stands_with_its_edition_its_publisher_and_a_link(
    browse: Browse, network: Network, write: Write, stands_in: StandsIn
) -> None:
    chief = browse("سعاد", Role.CHIEF_EDITOR)
    publish_now(article=write("أول"), by=chief.user)
    publish_now(article=write("ثان"), by=chief.user)
    assert stands_in(chief, "published") == ["ثان", "أول"]
    page = chief.get("/newsroom/desk/published").content.decode()
    assert (page.count("<span>سعاد</span>"), page.count("<span>المغرب اليوم</span>")) == (2, 2)
    assert 'href="http://maghrib.localhost' in page
    assert stands_in(browse("أ", Role.CHIEF_EDITOR, network.misr), "published") == []


def test_reporter_is_offered_no_form_of_what_is_published(browse: Browse, publish: Write) -> None:
    publish("قمة")
    page = browse("ليلى", Role.REPORTER).get("/newsroom/desk/published").content.decode()
    assert "قمة" in page
    assert "/edit/" not in page


def test_most_read_is_each_editions_own_ranking_under_its_own_headlines(
    desk: Client, network: Network, publish: Write, stands_in: StandsIn
) -> None:
    first, second = publish("أول"), publish("ثان")
    for position, story in enumerate((second, first)):
        MostRead.objects.create(edition=network.maghrib, article=story, position=position)
    assert stands_in(desk, "most_read") == ["ثان", "أول"]
    assert stands_in(desk, "most_read", "misr") == []


def test_story_without_picture_or_summary_is_told_to_who_may_mend_it(
    browse: Browse, network: Network, publish: Write, photo: Photo, stands_in: StandsIn
) -> None:
    publish("كامل", lead_photo=photo, summary="ملخص")
    publish("بلا شيء")
    publish("بلا ملخص", lead_photo=photo)
    chief = browse("سعاد", Role.CHIEF_EDITOR)
    assert stands_in(chief, "lacking") == ["بلا ملخص", "بلا شيء"]
    assert chief.get("/newsroom/desk/lacking").content.decode().count("<span>بلا صورة</span>") == 1
    assert stands_in(browse("أ", Role.DESK_EDITOR, sections=[network.sport]), "lacking") == []


def test_story_without_a_topic_is_told_to_who_may_write_its_text(
    browse: Browse, network: Network, publish: Write, stands_in: StandsIn
) -> None:
    chief = browse("سعاد", Role.CHIEF_EDITOR)
    publish("بلا شيء")
    assert 'id="desk-topicless"' not in chief.get("/newsroom/").content.decode()
    kept, gone = (Topic.objects.create(name=name, slug=name) for name in ("water", "past"))
    for headline, topic in (("كامل", kept), ("موضوعه حُذف", gone)):
        StoryTopic.objects.create(article=publish(headline), topic=topic)
    gone.delete()
    assert stands_in(chief, "topicless") == ["موضوعه حُذف", "بلا شيء"]
    assert "بلا صورة" not in chief.get("/newsroom/desk/topicless").content.decode()
    assert stands_in(browse("أ", Role.DESK_EDITOR, sections=[network.sport]), "topicless") == []


def test_empty_installation_says_what_will_stand_there(desk: Client) -> None:
    page = desk.get("/newsroom/").content.decode()
    assert len(re.findall('class="desk-panel__empty"', page)) == 7
