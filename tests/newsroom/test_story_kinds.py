"""A story's kind is chosen in its form; videos are uploaded, checked, and served without what they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url
from tests.newsroom.video_file.made import CAPTIONS, box, mp4, track, webm

from nashra.newsroom.actions.copy_to import copy_to
from nashra.newsroom.actions.cover_live import cover_live, end_coverage
from nashra.newsroom.actions.draft import StoryDraft, redraft
from nashra.newsroom.actions.publish import publish as publish_revision
from nashra.newsroom.models import Article, Listed, Video
from nashra.newsroom.models.listed import GALLERY, LIVE, OPINION
from nashra.newsroom.roles import Role
from nashra.newsroom.story_kinds import StoryKind
from nashra.newsroom.story_values import values

ADD_VIDEO = "/newsroom/videos/add/"

Publish = Callable[..., Article]


def lists_of(story: Article) -> set[int]:
    return set(Listed.objects.filter(article=story, kind="kind").values_list("subject", flat=True))


def test_kind_is_one_click_in_the_form_of_a_new_story(desk: Client, network: Network) -> None:
    assert 'type="radio" name="kind" value="opinion"' in desk.get(story_url("add")).content.decode()
    fields = {"headline": "قمة", "kind": "opinion", "placements__0__section": str(network.world.pk)}
    desk.post(story_url("add"), {**filled(desk, story_url("add"), **fields), "action-publish": "1"})
    assert Article.objects.get(live=True).kind == StoryKind.OPINION


def test_form_that_posts_no_kind_leaves_it(desk: Client, publish: Publish) -> None:
    story = publish("قمة", kind=StoryKind.GALLERY)
    data = filled(desk, story_url("edit", story.pk), headline="قمة ثانية")
    del data["kind"]
    desk.post(story_url("edit", story.pk), {**data, "action-publish": "1"})
    story.refresh_from_db()
    assert (story.headline, story.kind) == ("قمة ثانية", StoryKind.GALLERY)


def test_redraft_and_copy_keep_the_kind(publish: Publish, network: Network) -> None:
    story = publish("قمة", kind=StoryKind.VIDEO)
    redraft(article=story, story=StoryDraft("قمة ثانية", placements=[]))
    assert Article.objects.get(pk=story.pk).get_latest_revision_as_object().kind == StoryKind.VIDEO
    assert copy_to(article=story, edition=network.misr).kind == StoryKind.VIDEO


def test_version_of_before_kinds_is_news(publish: Publish) -> None:
    content = publish("قمة").latest_revision.content
    del content["kind"]
    assert values(content, str)["kind"] == StoryKind.NEWS
    assert Article.from_serializable_data(content).kind == StoryKind.NEWS


def test_story_stands_in_the_lists_of_its_kind_while_readers_see_it_so(publish: Publish) -> None:
    story = publish("قمة", kind=StoryKind.OPINION)
    assert lists_of(story) == {OPINION}
    redraft(article=story, story=StoryDraft("قمة", kind=StoryKind.GALLERY, placements=[]))
    publish_revision(article=Article.objects.get(pk=story.pk))
    assert lists_of(story) == {GALLERY}
    cover_live(article=story)
    assert lists_of(story) == {GALLERY, LIVE}
    end_coverage(article=story)
    assert lists_of(story) == {GALLERY}


def test_video_is_kept_under_a_name_of_its_own_without_what_it_tells(db: None) -> None:
    film = ContentFile(mp4(box(b"udta", b"Canon +33.57")), "../holiday.exe")
    video = Video.objects.create(title="الميناء", file=film, captions=ContentFile(CAPTIONS.encode(), "a.srt"))
    assert video.file.name.endswith(".mp4")
    assert "holiday" not in video.file.name
    with video.file.open() as kept:
        assert b"Canon" not in kept.read()
    assert video.captions.name.endswith(".vtt")
    assert (video.width, video.height, video.seconds) == (640, 360, 90)


def test_replaced_and_deleted_files_are_taken_away(
    db: None, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    video = Video.objects.create(title="الميناء", file=ContentFile(mp4(), "a.mp4"))
    storage, first = video.file.storage, video.file.name
    video.file = ContentFile(webm(), "b.mp4")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        video.save()
    second = video.file.name
    assert second.endswith(".webm")
    assert (storage.exists(first), storage.exists(second)) == (False, True)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        video.delete()
    assert not storage.exists(second)


@pytest.mark.parametrize(
    ("file", "captions", "said"),
    [
        (b"<script>", CAPTIONS, "ليس هذا الملف فيديو"),
        (mp4(movie=(track(b"hvc1"),)), CAPTIONS, "hvc1"),
        (mp4(), "1\n00:01,000 --> 00:02,000\nنعم", "السطر 1"),
    ],
)
def test_hostile_upload_is_refused_with_a_sentence(
    desk: Client, network: Network, file: bytes, captions: str, said: str
) -> None:
    posted = {
        "title": "الميناء",
        "file": SimpleUploadedFile("film.mp4", file, "video/mp4"),
        "captions": SimpleUploadedFile("film.vtt", captions.encode(), "text/vtt"),
    }
    assert said in desk.post(ADD_VIDEO, posted).content.decode()
    assert not Video.objects.exists()


def test_save_past_every_form_refuses_too(db: None) -> None:
    with pytest.raises(ValidationError):
        Video.objects.create(title="الميناء", file=ContentFile(b"<script>", "film.mp4"))


def test_reporter_uploads_a_video_and_changes_none(browse: Callable[..., Client]) -> None:
    reporter = browse("ليلى", Role.REPORTER)
    reporter.post(ADD_VIDEO, {"title": "الميناء", "file": SimpleUploadedFile("film.mp4", mp4())})
    video = Video.objects.get()
    assert reporter.get(f"/newsroom/videos/edit/{video.pk}/").status_code == 302
    assert browse("سمير", Role.DESK_EDITOR).get(f"/newsroom/videos/edit/{video.pk}/").status_code == 200
