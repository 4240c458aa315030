"""What of a story cannot be rendered or indexed is told on the newsroom's first page until it can be again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.images import ImageFile
from django.db import connection, transaction
from django.db.models import F
from django.test import Client
from PIL import Image
from tests.network import Network, Outbox

from nashra.changes.change import Kind, Subject
from nashra.changes.outbox import record
from nashra.fragments.key import KeyBuilder, prefix_of
from nashra.newsroom import fault_spool
from nashra.newsroom.actions import note_fault as actions
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.fault_spool import Fault
from nashra.newsroom.faults import Piece
from nashra.newsroom.models import Article, Photo, Placement, StoryFault
from nashra.pages import render
from nashra.publication.consumers import CONSUMERS
from nashra.publication.story_faults import follow
from nashra.search.indexing import published_stories

Publish = Callable[..., Article]

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail leaves them to the collector
)


@pytest.fixture
def photo(db: None, tmp_path: Path) -> Iterator[Photo]:
    path = tmp_path / "harbour.png"
    Image.new("RGB", (1200, 800), "teal").save(path)
    with path.open("rb") as file:
        yield Photo.objects.create(title="الميناء", file=ImageFile(file, "harbour.png"))


def show(story: Article, network: Network, *kinds: str) -> None:
    """Render fragments of a story, as any process would."""
    keys = KeyBuilder(prefix_of("g", network.maghrib.pk))
    render.render([keys.key(kind, story.pk) for kind in kinds or ("story-page",)])


def damage(photo: Photo) -> bytes:
    whole = Path(photo.file.path).read_bytes()
    Path(photo.file.path).write_bytes(whole[:60])
    return whole


def known() -> set[tuple[int, str]]:
    return set(StoryFault.objects.values_list("article", "piece"))


def an_hour_later() -> None:
    """Let it be an hour since all that has happened."""
    hour = timedelta(hours=1)
    StoryFault.objects.update(checked_at=F("checked_at") - hour)
    Article.objects.update(updated_at=F("updated_at") - hour)


def first_page(desk: Client) -> str:
    page = desk.get("/newsroom/").content.decode()
    found = re.search(
        r'<section class="desk-panel desk-panel--late" aria-labelledby="desk-faults">.*?</section>',
        page,
        re.S,
    )
    return found[0] if found else ""


def spoil_body(story: Article) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsroom_article SET body = %s WHERE id = %s", ['{"no": "list"}', story.pk])


def test_damaged_photo_is_told_with_its_story_until_it_can_be_shown(
    desk: Client, network: Network, publish: Publish, photo: Photo
) -> None:
    story = publish("هدنة في الجنوب", lead_photo=photo)
    whole = damage(photo)
    show(story, network)
    assert first_page(desk) == ""
    follow()
    told = first_page(desk)
    assert "هدنة في الجنوب" in told
    assert "لم يظهر: صورة" in " ".join(told.split())
    assert f"/stories/edit/{story.pk}/" in told

    an_hour_later()
    follow()
    assert known() == {(story.pk, Piece.PHOTO)}  # it still fails

    Path(photo.file.path).write_bytes(whole)
    an_hour_later()
    follow()
    assert first_page(desk) == ""


def test_text_that_cannot_be_read_is_told_of_page_and_search(network: Network, publish: Publish) -> None:
    story, other = publish("هدنة"), publish("قمة")
    spoil_body(story)
    show(story, network)
    texts = {text.number: text for text in published_stories.of_numbers([story.pk, other.pk])}
    assert texts[other.pk].headline == "قمة"
    assert texts[story.pk].placements == ()
    follow()
    assert known() == {(story.pk, Piece.BODY), (story.pk, Piece.SEARCH)}
    an_hour_later()
    follow()
    assert known() == {(story.pk, Piece.BODY), (story.pk, Piece.SEARCH)}  # they still fail


def test_text_that_cannot_be_read_holds_up_no_consumer(
    network: Network, publish: Publish, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    story, other = publish("هدنة في الجنوب"), publish("هدنة في الجنوب تدخل يومها الثاني")
    spoil_body(story)
    outbox.forget()
    with transaction.atomic():
        record(Kind.STORY, Subject(stories=(story.pk, other.pk)))
    changes = outbox.changes()
    for consumer in CONSUMERS:
        consumer.consume(changes)
    follow()
    assert {piece for number, piece in known() if number == other.pk} == set()
    assert (story.pk, Piece.BODY) in known()


def test_story_that_changed_is_looked_at_again_at_once(network: Network, publish: Publish) -> None:
    story = publish()
    actions.note_fault(Fault(story.pk, Piece.LINE, "error"))
    follow()
    assert known() == {(story.pk, Piece.LINE)}  # a moment ago
    Article.objects.get(pk=story.pk).save(update_fields=["city"])
    follow()
    assert known() == set()


def test_story_that_readers_see_no_more_is_forgotten(
    network: Network, publish: Publish, photo: Photo
) -> None:
    story = publish(lead_photo=photo)
    damage(photo)
    show(story, network)
    follow()
    Placement.objects.update(live=False)
    Article.objects.get(pk=story.pk).save(update_fields=["city"])
    follow()
    assert known() == set()


def test_fault_of_a_story_that_was_deleted_meanwhile_is_dropped(settings, publish: Publish) -> None:
    gone = publish()
    fault_spool.put(settings.FAULTS, Fault(gone.pk, Piece.PHOTO, "error"))
    gone.delete()
    follow()
    assert known() == set()
    assert list(fault_spool.take(settings.FAULTS)) == []


def test_rows_are_bounded_and_the_last_stay(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST", 2)
    stories = [publish(f"خبر {number}").pk for number in range(3)]
    for number in (*stories, stories[1]):
        actions.note_fault(Fault(number, Piece.PHOTO, "error"))
    assert known() == {(stories[1], Piece.PHOTO), (stories[2], Piece.PHOTO)}


def test_rendering_writes_nothing_to_the_database(network: Network, publish: Publish, photo: Photo) -> None:
    story = publish(lead_photo=photo)
    damage(photo)
    written: list[str] = []

    def refuse(execute, sql, params, many, context):
        if not sql.lstrip().startswith("SELECT"):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        show(story, network)
    assert written == []


def test_headline_is_told_to_those_alone_who_may_see_the_story(
    client: Client, network: Network, publish: Publish
) -> None:
    place = PlacementDraft(network.misr, network.sport, canonical=True)
    story = publish("سر", placements=[place])
    actions.note_fault(Fault(story.pk, Piece.PHOTO, "error"))
    people = {
        "chief": User.objects.create_user("chief", password="x"),
        "other": User.objects.create_user("other", password="x"),
    }
    give_role(user=people["chief"], edition=network.misr, role="chief")
    give_role(user=people["other"], edition=network.maghrib, role="desk")
    told = {}
    Article.objects.filter(pk=story.pk).update(live=False)
    for name in ("chief", "other"):
        client.force_login(people[name])
        told[name] = "سر" in first_page(client)
    assert told == {"chief": True, "other": False}
