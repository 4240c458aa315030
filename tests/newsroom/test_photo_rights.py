"""Photos that may be shown until a time: how that is set, what happens then, who is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.network import Network, Outbox
from tests.newsroom.photo_metadata.files import picture, record, with_iptc
from tests.newsroom.roles import EDITOR, PHOTO_EDITOR, person

from nashra.changes.change import Kind
from nashra.newsroom import schedule
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.expire_photo import expire_photo
from nashra.newsroom.models import Article, AuditEntry, Photo, PhotoRendition, Placement
from nashra.pages.context.render_context import RenderContext

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)
NOW = timezone.now()
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def forgetful() -> None:
    PhotoRendition.cache_backend.clear()


def make(title: str = "الميناء", until: datetime | None = NOW + HOUR, data: bytes = b"") -> Photo:
    file = ImageFile(BytesIO(data or picture()), name="a.jpg")
    made: Photo = Photo.objects.create(title=title, file=file, expires_at=until)
    return made


def browser(role: str) -> Client:
    client = Client()
    client.force_login(person(role))
    return client


def test_photo_is_shown_until_its_second(
    network: Network, publish: Callable[..., Article], outbox: Outbox
) -> None:
    until = NOW + HOUR
    photo = make(until=until)
    body = [("photo", {"photo": photo, "caption": "", "credit": ""})]
    story = publish(lead_photo=photo, body=body)
    size = photo.get_rendition("max-48x48|format-webp")
    outbox.forget()
    assert schedule.run_due(until - timedelta(seconds=1)) == 0
    shown = RenderContext(network.maghrib).story(story.pk)
    assert shown.lead_photo
    assert shown.body[0].picture
    assert schedule.run_due(until) == 1
    shown = RenderContext(network.maghrib).story(story.pk)
    assert (shown.lead_photo, shown.body[0].picture) == (None, None)
    assert [(one.kind, one.subject.photo) for one in outbox.changes()] == [(Kind.PHOTO, photo.pk)]
    assert schedule.run_due(until) == 0
    assert AuditEntry.objects.filter(action="nashra.expire_photo", object_id=str(photo.pk)).exists()
    assert not PhotoRendition.objects.filter(pk=size.pk).exists()


def test_sizes_of_an_expired_photo_leave_the_public_folder(
    db: None, django_capture_on_commit_callbacks: Any
) -> None:
    photo = make()
    file = Path(photo.get_rendition("max-48x48|format-webp").file.path)
    assert file.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        schedule.run_due(NOW + HOUR)
    assert not file.exists()
    assert Path(photo.file.path).is_file()


def test_photo_that_is_saved_after_its_end_before_the_worker_came_loses_its_sizes_too(db: None) -> None:
    photo = make(until=NOW - HOUR)
    Photo.objects.filter(pk=photo.pk).update(expired=False)  # as the worker left it until its end
    size = photo.get_rendition("max-48x48|format-webp")
    late = Photo.objects.get(pk=photo.pk)
    late.credit = "وكالة الأفق"
    late.save()
    schedule.run_due(NOW)
    assert Photo.objects.get(pk=photo.pk).expired
    assert not PhotoRendition.objects.filter(pk=size.pk).exists()
    assert AuditEntry.objects.filter(action="nashra.expire_photo", object_id=str(photo.pk)).exists()


def test_editions_own_photo_that_expired_gives_way_to_the_storys(
    network: Network, publish: Callable[..., Article]
) -> None:
    story = publish(
        placements=[PlacementDraft(network.maghrib, network.world)], lead_photo=make("العام", None)
    )
    own = make("الخاص")
    Placement.objects.filter(article=story.pk).update(lead_photo=own)
    assert RenderContext(network.maghrib).rows.here(network.maghrib.pk, story.pk).photo == own.pk
    schedule.run_due(NOW + HOUR)
    assert RenderContext(network.maghrib).rows.here(network.maghrib.pk, story.pk).photo == story.lead_photo_id


def test_photo_whose_time_was_moved_stays(db: None, outbox: Outbox) -> None:
    photo = make()
    Photo.objects.filter(pk=photo.pk).update(expires_at=NOW + 2 * HOUR)
    outbox.forget()
    assert not expire_photo(number=photo.pk, now=NOW + HOUR)
    assert not Photo.objects.get().expired
    assert not outbox.changes()


def test_photo_comes_back_when_its_time_is_taken_away(
    network: Network, publish: Callable[..., Article], outbox: Outbox
) -> None:
    photo = make()
    story = publish(lead_photo=photo)
    schedule.run_due(NOW + HOUR)
    outbox.forget()
    photo = Photo.objects.get(pk=photo.pk)
    photo.expires_at = None
    photo.save()
    assert RenderContext(network.maghrib).story(story.pk).lead_photo
    assert [one.kind for one in outbox.changes()] == [Kind.PHOTO]


def test_file_says_what_may_be_done_and_until_when(db: None) -> None:
    data = with_iptc(
        record(116, "© وكالة".encode()),
        record(40, b"No resale"),
        record(37, b"20300101"),
        record(38, b"000000+0000"),
    )
    photo = make(until=None, data=data)
    assert (photo.rights_holder, photo.usage_terms) == ("© وكالة", "No resale")
    assert photo.expires_at == datetime(2030, 1, 1, tzinfo=UTC)


def fields(**more: str) -> dict[str, str]:
    return {"title": "الميناء", "collection": "1", **more}


def test_end_is_typed_in_the_zone_that_is_named_beside_it(network: Network) -> None:
    photo, editor = make(until=None), browser(PHOTO_EDITOR)
    address = reverse("wagtailimages:edit", args=[photo.pk])
    assert "typed-time__zone" in editor.get(address).content.decode()
    told = {"expires_at": "5/12/2030 18:30", "expires_at-zone": "Asia/Tokyo", "usage_terms": "مرة واحدة"}
    assert editor.post(address, fields(**told)).status_code == 302
    photo.refresh_from_db()
    assert photo.expires_at == datetime(2030, 12, 5, 9, 30, tzinfo=UTC)
    assert photo.usage_terms == "مرة واحدة"


def test_end_that_has_passed_is_refused_unless_it_was_there(network: Network) -> None:
    photo, editor = make(until=None), browser(PHOTO_EDITOR)
    address = reverse("wagtailimages:edit", args=[photo.pk])
    zone = {"expires_at-zone": "Africa/Casablanca"}
    answer = editor.post(address, fields(expires_at="5/12/2020 18:30", **zone))
    assert "expires_at" in answer.context["form"].errors
    Photo.objects.filter(pk=photo.pk).update(
        expires_at=datetime(2020, 12, 5, 17, 30, tzinfo=UTC), expired=True
    )
    shown = editor.get(address).context["form"]["expires_at"]
    kept = shown.field.widget.format_value(shown.value())
    assert editor.post(address, fields(expires_at=kept, **zone)).status_code == 302
    assert Photo.objects.get().expired


def test_form_of_a_draft_tells_of_photos_that_ended_or_soon_will(
    network: Network, write: Callable[..., Article]
) -> None:
    over, soon, later = (
        make("انتهت"),
        make("تنتهي قريبًا", NOW + HOUR * 24),
        make("بعيدة", NOW + HOUR * 24 * 60),
    )
    body = [("photo", {"photo": one, "caption": "", "credit": ""}) for one in (soon, later)]
    story = write(lead_photo=over, body=body)
    schedule.run_due(NOW + HOUR)
    answer = browser(EDITOR).get(reverse("wagtailsnippets_newsroom_article:edit", args=[story.pk]))
    assert [photo.title for photo in answer.context["ending_photos"]] == ["انتهت", "تنتهي قريبًا"]
    assert "انتهت" in answer.content.decode().partition("photo-ends")[2]


def test_list_says_which_are_not_shown_any_more(network: Network) -> None:
    make()
    schedule.run_due(NOW + HOUR)
    assert "photo-end--over" in browser(PHOTO_EDITOR).get(reverse("wagtailimages:index")).content.decode()
