"""Rights that are set for many photos at once, and what the desk is told of photos that end soon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.newsroom.photo_metadata.files import picture

from nashra.newsroom.actions.set_photo_rights import set_photo_rights
from nashra.newsroom.models import Article, AuditEntry, Photo
from nashra.newsroom.queries.photo_rights import stories_with
from nashra.newsroom.roles import Role

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)
SOON = timezone.now() + timedelta(days=2)


def make(title: str, until: datetime | None = None, **more: Any) -> Photo:
    file = ImageFile(BytesIO(picture()), name="a.jpg")
    made: Photo = Photo.objects.create(title=title, file=file, expires_at=until, **more)
    return made


def rights(browser: Client, photos: list[Photo] | str, said: dict[str, str], **asked: str) -> Any:
    address = reverse("wagtail_bulk_action", args=["newsroom", "photo", "rights"])
    ids = photos if isinstance(photos, str) else [photo.pk for photo in photos]
    query = {"id": ids, "next": reverse("wagtailimages:index"), **asked}
    return browser.post(address, said, query_params=query)


def test_end_and_owner_are_set_for_all_that_are_ticked_and_the_rest_of_each_stays(desk: Client) -> None:
    first, second, other = make("الأولى", credit="مريم"), make("الثانية"), make("غيرهما")
    said = {"expires_at": "5/12/2030 18:30", "expires_at-zone": "UTC", "rights_holder": "وكالة المرفأ"}
    assert rights(desk, [first, second], said).status_code == 302
    for photo in (first, second, other):
        photo.refresh_from_db()
    assert first.expires_at == second.expires_at
    assert first.expires_at is not None
    assert (first.expires_at.year, first.rights_holder, first.credit) == (2030, "وكالة المرفأ", "مريم")
    assert (other.expires_at, other.rights_holder) == (None, "")
    entries = AuditEntry.objects.filter(action="wagtail.edit", object_id__in=[first.pk, second.pk])
    assert {entry.user.username for entry in entries} == {"editor"}
    assert entries.count() == 2


def test_ends_are_taken_away_and_an_ended_photo_is_shown_again(desk: Client) -> None:
    photo = make("ميناء", timezone.now() - timedelta(hours=1))
    assert photo.expired
    assert rights(desk, [photo], {"has_no_end": "on", "expires_at": "5/12/2030 18:30"}).status_code == 200
    rights(desk, [photo], {"has_no_end": "on"})
    photo.refresh_from_db()
    assert (photo.expires_at, photo.expired) == (None, False)


def test_past_end_is_refused_and_changes_nothing(desk: Client) -> None:
    photo = make("ميناء")
    answer = rights(desk, [photo], {"expires_at": "5/12/2020 18:30", "credit": "مريم"})
    assert "expires_at" in answer.context["form"].errors
    photo.refresh_from_db()
    assert photo.credit == ""


def test_who_may_not_change_photos_sets_no_rights(browse: Callable[..., Client]) -> None:
    photo = make("ميناء", credit="قبل")
    rights(browse("reporter", Role.REPORTER), [photo], {"credit": "بعد"})
    photo.refresh_from_db()
    assert photo.credit == "قبل"
    rights(browse("photo", Role.PHOTO_EDITOR), [photo], {"credit": "بعد"})
    photo.refresh_from_db()
    assert photo.credit == "بعد"


def test_photo_of_which_nothing_changes_is_not_saved(db: None) -> None:
    photo = make("ميناء", credit="مريم")
    assert set_photo_rights(photos=[photo], rights={"credit": " مريم "}) == []
    assert not AuditEntry.objects.filter(action="wagtail.edit", object_id=str(photo.pk)).exists()


def test_desk_names_the_photos_that_end_soon_and_the_stories_that_lose_them(
    network: Network,
    publish: Callable[..., Article],
    write: Callable[..., Article],
    browse: Callable[..., Client],
) -> None:
    lead, within, unused = (make(title, SOON) for title in ("الميناء", "السوق", "القلعة"))
    make("بعيد", timezone.now() + timedelta(days=30))
    publish("أول", lead_photo=lead)
    publish("ثان", body=[("photo", {"photo": within, "caption": "", "credit": ""})])
    write("مسودة", lead_photo=unused)
    photo_editor = browse("photo", Role.PHOTO_EDITOR)
    page = photo_editor.get(reverse("desk_panel", args=["ending_photos"])).content.decode()
    assert [title in page for title in ("الميناء", "السوق", "القلعة", "بعيد")] == [True, True, True, False]
    assert page.index("الميناء") < page.index("أول") < page.index("السوق") < page.index("ثان")
    assert page.count("ليست في أي خبر منشور") == 1
    assert "مسودة" not in page
    reporter = browse("reporter", Role.REPORTER)
    assert reporter.get(reverse("desk_panel", args=["ending_photos"])).content == b""


def test_stories_with_photos_are_asked_for_in_one_statement_and_no_further_than_they_are_told(
    publish: Callable[..., Article], django_assert_num_queries: Any
) -> None:
    photo, other = make("ميناء", SOON), make("سوق", SOON)
    for number in range(5):
        publish(f"خبر {number}", lead_photo=photo)
    stories_with([photo], 1)  # asks once for the numbers of kinds
    with django_assert_num_queries(1):
        found = stories_with([photo, other], 3)
    assert (len(found[photo.pk]) >= 3, len(found[photo.pk]) < 5 * 3, found[other.pk]) == (True, True, set())
