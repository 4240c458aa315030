"""A round of rendering: how often it asks the database, and that one story's fault is one story's."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from tests.network import Network

from nashra.audience.models import MostRead
from nashra.fragments.key import KeyBuilder, prefix_of
from nashra.fragments.model import Entry, Fragment, ListFragment, Recipe, Tombstone
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.models import Article, GoneStory, Photo, Placement, SeeAlso
from nashra.newsroom.photo_names import FOLDER, folder
from nashra.pages import generation, render
from nashra.related.models import RelatedStory

Publish = Callable[..., Article]

OF_AN_EDITION = ("latest", "lead", "most-read", "masthead", "story-tail", "home-head")
OF_A_SECTION = ("block", "section", "breadcrumb", "section-title")
OF_A_STORY = ("story-page", "see-also", "related")


pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail leaves them to the collector
)


def keys_of(edition: int) -> KeyBuilder:
    return KeyBuilder(prefix_of("g", edition))


def rendered(*keys: bytes) -> list[Fragment]:
    return [entry.fragment for entry in render.render(keys)]


def statements(keys: Sequence[bytes]) -> int:
    with CaptureQueriesContext(connection) as queries:
        entries: list[Entry] = render.render(keys)
    assert sorted(entry.key for entry in entries) == sorted(keys)
    assert not any(isinstance(entry.fragment, Tombstone) for entry in entries)
    return len(queries)


def photo(tmp_path: Path, name: str = "a.jpg") -> Photo:
    file = tmp_path / name
    Image.new("RGB", (60, 40), "teal").save(file)
    with file.open("rb") as opened:
        made: Photo = Photo.objects.create(title=name, file=ImageFile(opened, name=name))
    return made


@pytest.fixture
def stories(network: Network, publish: Publish, tmp_path: Path) -> list[Article]:
    """Twelve stories in both editions, each with a photo, see also, related stories and a link in its text."""
    places = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    made: list[Article] = []
    for number in range(12):
        before = made[-1] if made else None
        link = f'<a linktype="story" id="{before.pk if before else 0}">رابط</a>'
        story = publish(
            f"خبر {number}",
            placements=places,
            lead_photo=photo(tmp_path),
            see_also=[before] if before else [],
            body=[("paragraph", f"<p>نص {number} {link}</p>")],
        )
        made.append(story)
    for story in made:
        SeeAlso.objects.get_or_create(article=story, target=made[0 if story != made[0] else 1])
        for other in made:
            if other != story:
                RelatedStory.objects.get_or_create(article=story, related=other, defaults={"score": 1})
        MostRead.objects.get_or_create(edition=network.maghrib, article=story, position=story.pk)
        MostRead.objects.get_or_create(edition=network.misr, article=story, position=story.pk)
    return made


def test_forty_fragments_take_no_more_statements_than_four(network: Network, stories: list[Article]) -> None:
    maghrib, misr = keys_of(network.maghrib.pk), keys_of(network.misr.pk)
    four = [maghrib.key("latest"), *(maghrib.key(kind, stories[5].pk) for kind in OF_A_STORY)]
    forty = {key.key(kind) for key in (maghrib, misr) for kind in OF_AN_EDITION}
    forty |= {maghrib.key(kind, network.world.pk) for kind in OF_A_SECTION}
    forty |= {key.key(kind, story.pk) for key in (maghrib, misr) for kind in OF_A_STORY for story in stories}
    forty |= {misr.key(kind, network.sport.pk) for kind in OF_A_SECTION}
    render.render(sorted(forty))  # makes the photos' sizes
    few, many = statements(four), statements(sorted(forty))
    assert len(forty) > 40
    assert many <= few + 1  # most read, which the four lack
    assert few <= 14


def test_what_a_list_shows_of_a_story_is_what_its_page_shows(
    network: Network, stories: list[Article]
) -> None:
    keys = keys_of(network.maghrib.pk)
    recipe, related = rendered(keys.key("story-page", stories[3].pk), keys.key("related", stories[3].pk))
    assert isinstance(recipe, Recipe)
    assert isinstance(related, ListFragment)
    assert recipe.numbers == (stories[3].pk,)
    assert "خبر 3" in recipe.pieces[0].decode()
    assert (
        len(related.items) == 5 + 2 + 3
    )  # the five that are shown, and as many as see also and read more may show before them


@pytest.mark.parametrize("argument", ["007", "x", "-1", "0", "²", "9" * 19, "9" * 5000, ""])
def test_argument_that_is_no_number_has_nothing_under_it(network: Network, argument: str) -> None:
    keys = keys_of(network.maghrib.pk)
    kinds = ("story-page", "related", "see-also", "block", "section", "breadcrumb")
    found = rendered(*(keys.key(kind, argument) for kind in kinds), keys.key("latest"))
    assert [type(one) for one in found] == [Tombstone] * len(kinds) + [ListFragment]


def test_keys_of_other_generations_editions_and_kinds_are_left_out(network: Network) -> None:
    wanted = [
        b"",
        b"x",
        b"g/77/latest/",
        b"g/x/latest/",
        b"g/1/unknown/3",
        keys_of(network.misr.pk).key("latest"),
    ]
    assert [entry.key for entry in render.render(wanted)] == [wanted[-1]]


def test_story_that_was_deleted_or_taken_down_is_gone_and_no_other(
    network: Network, publish: Publish
) -> None:
    down = publish()
    Placement.objects.filter(article=down).update(live=False)
    GoneStory.objects.create(number=555)
    keys = keys_of(network.maghrib.pk)
    elsewhere = keys_of(network.misr.pk).key("story-page", down.pk)
    found = rendered(
        keys.key("story-page", down.pk), keys.key("story-page", 555), keys.key("story-page", 556), elsewhere
    )
    assert [getattr(one, "status", None) for one in found] == [410, 410, None, None]


def broken_body(story: Article, body: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute("UPDATE newsroom_article SET body = %s WHERE id = %s", [body, story.pk])
        cursor.execute("PRAGMA ignore_check_constraints = OFF")


@pytest.mark.parametrize("body", ["{", "[1]", '{"type": "paragraph"}', "null", '[{"type": "paragraph"'])
def test_body_that_cannot_be_read_leaves_the_page_without_it(
    network: Network, publish: Publish, caplog: pytest.LogCaptureFixture, body: str
) -> None:
    story, other = publish("خبر بلا نص"), publish("خبر سليم")
    broken_body(story, body)
    keys = keys_of(network.maghrib.pk)
    found = rendered(keys.key("story-page", story.pk), keys.key("story-page", other.pk), keys.key("latest"))
    assert "خبر بلا نص" in found[0].pieces[1].decode()
    assert "نص الخبر" in found[1].pieces[1].decode()
    assert len(found[2].items) == 2
    assert f"Story {story.pk}: its body" in caplog.text


def test_block_that_is_none_of_ours_is_left_out_and_the_others_stay(
    network: Network, publish: Publish, caplog: pytest.LogCaptureFixture
) -> None:
    story = publish()
    broken_body(
        story,
        '[{"type": "paragraph", "value": "<p>قبل</p>"}, {"type": "paragraph", "value": 7}, {"value": 3},'
        ' {"type": "quotation", "value": "x"}, {"type": "photo", "value": null}, {"type": "carousel", "value": 1},'
        ' {"type": "photo", "value": {"photo": "x"}}, {"type": "embed", "value": []},'
        ' {"type": "read_more", "value": {}}, {"type": "paragraph", "value": "<p>بعد</p>"}]',
    )
    (recipe,) = rendered(keys_of(network.maghrib.pk).key("story-page", story.pk))
    text = recipe.pieces[1].decode()
    assert text.index("<p>قبل</p>") < text.index("<p>بعد</p>")
    assert f"Story {story.pk}: its block" in caplog.text


def test_story_without_a_date_is_left_out_of_lists_and_takes_nothing_along(
    network: Network, publish: Publish, caplog: pytest.LogCaptureFixture
) -> None:
    story, other = publish("بلا تاريخ"), publish("سليم")
    MostRead.objects.create(edition=network.maghrib, article=story, position=0)
    MostRead.objects.create(edition=network.maghrib, article=other, position=1)
    RelatedStory.objects.create(article=other, related=story, score=1)
    Placement.objects.filter(article=story).update(published_at=None)
    keys = keys_of(network.maghrib.pk)
    wanted = [keys.key("latest"), keys.key("most-read"), keys.key("section", network.world.pk)]
    latest, most_read, section = rendered(*wanted)
    assert [[item.number for item in one.items] for one in (latest, most_read, section)] == [[other.pk]] * 3
    own, page, related = rendered(
        keys.key("story-page", story.pk), keys.key("story-page", other.pk), keys.key("related", other.pk)
    )
    assert (type(own), page.status, related.items) == (Tombstone, 200, ())
    assert f"Story {story.pk}: its line" in caplog.text
    assert f"Story {story.pk}: its fragment story-page" in caplog.text


@pytest.mark.parametrize("damage", ["missing", "empty", "garbage"])
def test_photo_that_cannot_be_read_is_left_out_of_pages_and_lists(
    network: Network, publish: Publish, tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    bad, good = photo(tmp_path, f"{damage}.jpg"), photo(tmp_path)
    story, other = publish("صورة تالفة", lead_photo=bad), publish("صورة سليمة", lead_photo=good)
    file = Path(bad.file.path)
    file.unlink() if damage == "missing" else file.write_bytes(
        b"" if damage == "empty" else b"GIF89a" + b"x" * 90
    )
    keys = keys_of(network.maghrib.pk)
    lead, page, fine = rendered(
        keys.key("lead"), keys.key("story-page", story.pk), keys.key("story-page", other.pk)
    )
    shown = {item.number: b"<img" in item.html for item in lead.items}
    assert shown == {story.pk: False, other.pk: True}
    assert (b"<img" in page.pieces[1], b"<img" in fine.pieces[1]) == (False, True)
    assert f"Story {story.pk}: its photo" in caplog.text


def sizes() -> set[Path]:
    """The files of all photos' sizes."""
    return {path for path in path_of(FOLDER).rglob("*-*") if path.is_file()}


def test_size_of_a_photo_that_is_lost_from_the_disk_is_made_again(
    publish: Publish, network: Network, tmp_path: Path
) -> None:
    story, key = publish(lead_photo=photo(tmp_path)), keys_of(network.maghrib.pk)
    rendered(key.key("story-page", story.pk))
    made = sizes()
    for size in made:
        size.unlink()
    [page] = rendered(key.key("story-page", story.pk))
    assert sizes() == made
    assert any(size.name.encode() in page.pieces[1] for size in made)


def test_photo_that_is_lost_with_its_sizes_is_left_out_and_no_other_is(
    publish: Publish, network: Network, tmp_path: Path
) -> None:
    lost, key = photo(tmp_path, "lost.jpg"), keys_of(network.maghrib.pk)
    story, other = publish(lead_photo=lost), publish("صورة سليمة", lead_photo=photo(tmp_path))
    wanted = [key.key("story-page", story.pk), key.key("story-page", other.pk), key.key("lead")]
    rendered(*wanted)
    Path(lost.file.path).unlink()
    shutil.rmtree(path_of(folder(lost.pk)))
    bare, whole, lead = rendered(*wanted)
    assert (b"<img" in bare.pieces[1], b"<img" in whole.pieces[1]) == (False, True)
    assert {item.number: b"<img" in item.html for item in lead.items} == {story.pk: False, other.pk: True}


def test_photo_is_shown_around_the_focal_point_that_it_has_now(
    network: Network, publish: Publish, tmp_path: Path
) -> None:
    shot = photo(tmp_path)
    publish(lead_photo=shot)
    key = keys_of(network.maghrib.pk).key("lead")
    (before,) = rendered(key)
    shot.focal_point_x, shot.focal_point_y, shot.focal_point_width, shot.focal_point_height = 5, 5, 10, 10
    shot.save()
    (after,) = rendered(key)
    assert before.items[0].html != after.items[0].html


@pytest.mark.parametrize(
    ("own", "shown"),
    [("", "صيادون عند الفجر"), ("قوارب تعود", "قوارب تعود")],
    ids=["the photo's", "the story's"],
)
def test_photos_caption_stands_where_the_story_gives_none(
    own: str, shown: str, network: Network, publish: Publish, tmp_path: Path
) -> None:
    shot = photo(tmp_path)
    shot.caption = "صيادون\nعند الفجر"
    shot.save()
    block = ("photo", {"photo": shot, "caption": own, "credit": ""})
    story = publish(lead_photo=shot, caption=own, body=[block])
    page = b"".join(rendered(keys_of(network.maghrib.pk).key("story-page", story.pk))[0].pieces).decode()
    assert re.findall(r"<figcaption><p[^>]*>([^<]*)<", page) == [shown, shown]


def test_fault_of_the_database_is_no_storys_fault(network: Network, publish: Publish) -> None:
    story = publish()
    key = keys_of(network.maghrib.pk).key("story-page", story.pk)

    def fail(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        if "newsroom_byline" in sql:
            raise DatabaseError("the disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail), pytest.raises(DatabaseError, match="disk is full"):
        render.render([key])


@pytest.mark.usefixtures("one_connection")
def test_filling_a_storys_page_brings_all_that_is_its_own_at_once(
    network: Network, stories: list[Article], memory_store: MemoryStore
) -> None:
    store = memory_store
    keys = KeyBuilder(generation.prefix_in_force(network.maghrib.pk, generation.begin()))
    own = [keys.key(kind, stories[4].pk) for kind in OF_A_STORY]
    found = render.fill(own[:1])
    assert set(found) == set(own)
    assert all(store.get_many(own))
    before = render.rendered.copy()
    assert render.fill(own[:1]) == {own[0]: found[own[0]]}
    assert render.rendered == before  # what is there is not rendered again


def test_lists_have_the_newest_first_and_of_two_at_once_the_higher_number(
    network: Network, publish: Publish
) -> None:
    stories = [publish(f"خبر {number}") for number in range(4)]
    now = timezone.now()
    for story, hours in zip(stories, (2, 1, 2, 0), strict=True):
        Placement.objects.filter(article=story).update(published_at=now - timedelta(hours=hours))
    Article.objects.filter(pk=stories[0].pk).update(updated_at=now + timedelta(days=1))
    keys = keys_of(network.maghrib.pk)
    latest, section = rendered(keys.key("latest"), keys.key("section", network.world.pk))
    expected = [stories[at].pk for at in (3, 1, 2, 0)]
    assert [item.number for item in latest.items] == expected
    assert [item.number for item in section.items] == expected
