"""Times in a story's form, as an editor types them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.arabic.digits import to_digits
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article, Correction, Placement

CASABLANCA = ZoneInfo("Africa/Casablanca")
CAIRO = ZoneInfo("Africa/Cairo")
PUBLISH = {"action-publish": "1"}
JSON = {"Accept": "application/json"}


def ahead(zone: ZoneInfo, **span: int) -> datetime:
    """A whole minute to come, on a zone's clock."""
    return (timezone.now() + timedelta(**span)).astimezone(zone).replace(second=0, microsecond=0)


def typed(when: datetime) -> str:
    return f"{when.day}/{when.month}/{when.year} {when:%H:%M}"


def errors(response) -> dict[str, list[str]]:
    """The form's errors and its rows', by the fields' names."""
    form = response.context["form"]
    found = {name: list(texts) for name, texts in form.errors.items()}
    for formset in form.formsets.values():
        for row in formset.forms:
            found |= {f"{row.prefix}-{name}": list(texts) for name, texts in row.errors.items()}
    return found


def draft_of(story: Article) -> Article:
    """The story as it was saved last."""
    return Article.objects.get(pk=story.pk).get_latest_revision_as_object()


def shown(newsroom, number: int, name: str) -> str:
    """What a story's form shows in a field."""
    return filled(newsroom, story_url("edit", number))[name]


@pytest.mark.parametrize("digits", ["latn", "arab", "arabext"])
def test_story_is_scheduled_on_its_editions_clock_in_any_digits(
    newsroom, network, write, digits: str
) -> None:
    story, when = write(), ahead(CASABLANCA, days=2)
    text = to_digits(typed(when), "arabext" if digits == "arabext" else digits)
    data = filled(newsroom, story_url("edit", story.pk), go_live_at=text, **PUBLISH)
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    story.refresh_from_db()
    assert not story.live
    assert story.latest_revision.approved_go_live_at == when.astimezone(UTC)


def test_hour_alone_is_the_next_such_hour(newsroom, network, write) -> None:
    story, when = write(), ahead(CASABLANCA, hours=3)
    data = filled(newsroom, story_url("edit", story.pk), go_live_at=f"{when:%H:%M}")
    newsroom.post(story_url("edit", story.pk), data)
    assert draft_of(story).go_live_at == when


def test_storys_times_follow_its_canonical_placement(newsroom, network, write) -> None:
    there = [
        PlacementDraft(network.maghrib, network.world),
        PlacementDraft(network.misr, network.world, canonical=True),
    ]
    story, when = write(placements=there), ahead(CAIRO, days=1)
    page = filled(newsroom, story_url("edit", story.pk), go_live_at=typed(when))
    assert page["go_live_at-zone"] == "Africa/Cairo"
    newsroom.post(story_url("edit", story.pk), page)
    assert draft_of(story).go_live_at == when


def test_each_placements_times_are_on_its_own_editions_clock(newsroom, network, write) -> None:
    there = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.world)]
    story, day = write(placements=there), (timezone.now() + timedelta(days=3)).date()
    text = f"{day.day}/{day.month}/{day.year} 18:30"
    data = filled(newsroom, story_url("edit", story.pk), **PUBLISH)
    data["placements-0-embargo_at"] = data["placements-1-embargo_at"] = text
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    for zone, edition in ((CASABLANCA, network.maghrib), (CAIRO, network.misr)):
        there = Placement.objects.get(edition=edition)
        assert there.embargo_at == datetime(day.year, day.month, day.day, 18, 30, tzinfo=zone)
        assert not there.live


def test_zone_and_its_edition_stand_beside_each_field(newsroom, network, write) -> None:
    page = newsroom.get(story_url("edit", write().pk)).content.decode()
    assert page.count("بتوقيت الدار البيضاء (المغرب اليوم)") >= 4


@pytest.mark.parametrize("text", ["18.30", "5/12/26 18:30", "قريبًا", "٥/١٢", "31/2/2030 18:30", "now-ish"])
@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_what_cannot_be_read_stays_as_typed_and_is_refused_at_its_field(
    newsroom, network, write, text: str, action: dict[str, str]
) -> None:
    story = write()
    data = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد", go_live_at=text, **action)
    response = newsroom.post(story_url("edit", story.pk), data)
    assert response.status_code == 200
    assert errors(response).keys() == {"go_live_at"}
    assert f'name="go_live_at" value="{text}"' in response.content.decode()
    story.refresh_from_db()
    assert (story.live, draft_of(story).go_live_at) == (False, None)


@pytest.mark.parametrize(
    "name", ["go_live_at", "expire_at", "placements-0-embargo_at", "placements-0-expires_at"]
)
def test_time_that_has_passed_is_refused(newsroom, network, write, name: str) -> None:
    story = write()
    data = filled(newsroom, story_url("edit", story.pk), **PUBLISH)
    data[name] = typed(ahead(CASABLANCA, hours=-3))
    response = newsroom.post(story_url("edit", story.pk), data)
    assert errors(response).keys() == {name}
    assert "مضى هذا الوقت (قبل 3 ساعات" in errors(response)[name][0]
    assert not Article.objects.get().live


def test_embargo_that_has_passed_stays_on_a_published_story(newsroom, network, publish) -> None:
    story = publish()
    passed = timezone.now() - timedelta(days=1, seconds=12)
    Placement.objects.update(embargo_at=passed)
    story.refresh_from_db()
    story.go_live_at = passed
    story.save_revision().publish()
    data = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد", **PUBLISH)
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    assert Placement.objects.get().embargo_at == passed, "to the second, though minutes are shown"
    assert Article.objects.get().headline == "عنوان جديد"


def test_time_that_passed_before_publishing_is_refused_and_a_draft_keeps_it(newsroom, network, write) -> None:
    passed = timezone.now().replace(microsecond=0) - timedelta(hours=3)
    story = write(go_live_at=passed)
    draft = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد")
    assert newsroom.post(story_url("edit", story.pk), draft).status_code == 302
    assert draft_of(story).go_live_at == passed
    publish = filled(newsroom, story_url("edit", story.pk), **PUBLISH)
    assert errors(newsroom.post(story_url("edit", story.pk), publish)).keys() == {"go_live_at"}


def test_expired_story_can_be_saved_as_a_draft(newsroom, network, publish) -> None:
    story = publish()
    story.expire_at = timezone.now() - timedelta(hours=1)
    story.save_revision()
    data = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد")
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    assert draft_of(story).headline == "عنوان جديد"


@pytest.fixture
def expired(publish) -> Article:
    """A story that was published with an end, and has ended."""
    story = publish()
    story.expire_at = timezone.now() - timedelta(hours=1)
    story.save_revision()
    publish_now(article=story)
    return Article.objects.get()


def test_expired_story_is_refused_until_its_end_is_moved_or_cleared(newsroom, network, expired) -> None:
    data = filled(newsroom, story_url("edit", expired.pk), **PUBLISH)
    response = newsroom.post(story_url("edit", expired.pk), data)
    assert "مضى" in errors(response)["expire_at"][0]
    assert 'data-leads-to="id_expire_at"' in response.content.decode()
    assert not Placement.objects.get().live


@pytest.mark.parametrize("days", [0, 1])
def test_expired_story_is_published_anew_with_another_end_or_none(
    newsroom, network, expired, days: int
) -> None:
    end = ahead(CASABLANCA, days=days) if days else None
    text = typed(end) if end else ""
    data = filled(newsroom, story_url("edit", expired.pk), expire_at=text, **PUBLISH)
    assert newsroom.post(story_url("edit", expired.pk), data).status_code == 302
    expired.refresh_from_db()
    assert (expired.live, expired.expired, expired.expire_at) == (True, False, end)
    assert Placement.objects.get().live


def test_story_whose_end_has_passed_is_at_no_moment_seen(expired) -> None:
    assert (expired.live, expired.expired) == (False, True)
    assert not Placement.objects.get().live


@pytest.mark.parametrize("elsewhere", [False, True])
def test_story_that_has_ended_in_all_of_its_editions_is_refused(
    newsroom, network, publish, elsewhere: bool
) -> None:
    editions = (network.maghrib, network.misr) if elsewhere else (network.maghrib,)
    story = publish(placements=[PlacementDraft(edition, network.world) for edition in editions])
    ended = story.placements.get(edition=network.maghrib)
    ended.expires_at = timezone.now() - timedelta(hours=1)
    story.placements = [ended, *story.placements.exclude(pk=ended.pk)]
    story.save_revision()
    data = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد")
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    data = filled(newsroom, story_url("edit", story.pk), **PUBLISH)
    response = newsroom.post(story_url("edit", story.pk), data)
    if elsewhere:
        assert response.status_code == 302
        return
    assert "مضى" in errors(response)["placements-0-expires_at"][0]
    data["placements-0-expires_at"] = ""
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    assert Placement.objects.get().live


def test_form_shows_what_it_reads_back_in_the_editions_digits(newsroom, network, write) -> None:
    when = ahead(CAIRO, days=40)
    story = write(placements=[PlacementDraft(network.misr, network.world)], go_live_at=when)
    text = shown(newsroom, story.pk, "go_live_at")
    assert to_digits(f"{when:%Y}", "arab") in text
    data = filled(newsroom, story_url("edit", story.pk), go_live_at=f" {text} ")
    response = newsroom.post(story_url("edit", story.pk), data)
    assert response.status_code == 302
    assert draft_of(story).go_live_at == when


def test_autosave_saves_the_rest_while_a_time_is_half_typed(newsroom, network, write) -> None:
    story = write(go_live_at=ahead(CASABLANCA, days=1))
    before = story.go_live_at
    data = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد", go_live_at="5/1")
    data["placements-0-embargo_at"] = "غد"
    response = newsroom.post(story_url("edit", story.pk), data, headers=JSON)
    assert response.json()["success"] is True
    saved = draft_of(story)
    assert (saved.headline, saved.go_live_at) == ("عنوان جديد", before)
    assert saved.placements.get().embargo_at is None


def test_autosave_of_a_new_story_waits_for_its_time_to_be_typed(newsroom, network) -> None:
    data = filled(newsroom, story_url("add"), headline="قمة", go_live_at="18:")
    assert newsroom.post(story_url("add"), data, headers=JSON).json()["success"] is True
    assert draft_of(Article.objects.get()).go_live_at is None


def test_end_before_the_beginning_does_not_stop_an_autosave_and_is_refused_by_hand(
    newsroom, network, write
) -> None:
    story = write()
    times = {"go_live_at": typed(ahead(CASABLANCA, days=2)), "expire_at": typed(ahead(CASABLANCA, days=1))}
    data = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد", **times)
    assert newsroom.post(story_url("edit", story.pk), data, headers=JSON).json()["success"] is True
    assert draft_of(story).headline == "عنوان جديد"
    by_hand = filled(newsroom, story_url("edit", story.pk), **times)
    assert "expire_at" in errors(newsroom.post(story_url("edit", story.pk), by_hand))


def test_moment_is_read_in_the_zone_that_stood_beside_it(newsroom, network, write) -> None:
    story, when = write(), ahead(CAIRO, days=1)
    data = filled(newsroom, story_url("edit", story.pk), go_live_at=typed(when))
    data["go_live_at-zone"] = "Africa/Cairo"
    newsroom.post(story_url("edit", story.pk), data)
    assert draft_of(story).go_live_at == when


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", ""])
def test_zone_that_nobody_knows_is_the_fields_own(newsroom, network, write, zone: str) -> None:
    story, when = write(), ahead(CASABLANCA, days=1)
    data = filled(newsroom, story_url("edit", story.pk), go_live_at=typed(when))
    data["go_live_at-zone"] = zone
    newsroom.post(story_url("edit", story.pk), data)
    assert draft_of(story).go_live_at == when


def test_schedule_is_shown_in_the_editions_zone(newsroom, network, write) -> None:
    story = write(go_live_at=datetime(2031, 6, 1, 17, 30, tzinfo=UTC))
    page = newsroom.get(story_url("edit", story.pk)).content.decode()
    assert "الأحد 1 يونيو 2031، 18:30 بتوقيت الدار البيضاء" in page


def test_whole_form_tells_times_in_the_editions_zone(newsroom, network, write) -> None:
    network.maghrib.time_zone = "Asia/Tokyo"
    network.maghrib.save()
    story = write(go_live_at=datetime(2031, 6, 1, 20, 0, tzinfo=UTC))
    newsroom.post(story_url("edit", story.pk), filled(newsroom, story_url("edit", story.pk)))
    saved = Article.objects.get().latest_revision
    saved.publish()
    page = " ".join(newsroom.get(story_url("edit", story.pk)).content.decode().split())
    assert "يُنشر: الاثنين 2 يونيو 2031، 5:00 بتوقيت طوكيو" in page, "in what is said of what waits"
    assert f"{saved.created_at.astimezone(ZoneInfo('Asia/Tokyo')):%H:%M} بواسطة" in page, (
        "in the state's panel"
    )


def correction(text: str, when: str) -> dict[str, str]:
    return {
        "corrections-TOTAL_FORMS": "1",
        "corrections-0-id": "",
        "corrections-0-DELETE": "",
        "corrections-0-text": text,
        "corrections-0-made_at": when,
    }


def test_correction_without_a_time_is_one_of_now(newsroom, network, publish) -> None:
    story, before = publish(), timezone.now()
    data = filled(newsroom, story_url("edit", story.pk), **PUBLISH)
    data.update(correction("كان الرقم خطأ.", ""))
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    assert before <= Correction.objects.get().made_at <= timezone.now()


def test_corrections_hour_is_the_last_such_hour(newsroom, network, publish) -> None:
    story, when = publish(), ahead(CASABLANCA, hours=-2)
    data = filled(newsroom, story_url("edit", story.pk), **PUBLISH)
    data.update(correction("كان الرقم خطأ.", f"{when:%H:%M}"))
    newsroom.post(story_url("edit", story.pk), data)
    assert Correction.objects.get().made_at == when


def test_correction_of_tomorrow_is_refused(newsroom, network, publish) -> None:
    story = publish()
    data = filled(newsroom, story_url("edit", story.pk), **PUBLISH)
    data.update(correction("كان الرقم خطأ.", "غدًا 6:00"))
    said = errors(newsroom.post(story_url("edit", story.pk), data))
    assert "لم يحن هذا الوقت بعد" in said["corrections-0-made_at"][0]


def test_old_correction_keeps_its_second(newsroom, network, publish) -> None:
    story, when = publish(), timezone.now() - timedelta(days=3, seconds=41)
    story.corrections = [Correction(text="كان الرقم خطأ.", made_at=when)]
    story.save_revision().publish()
    data = filled(newsroom, story_url("edit", story.pk), headline="عنوان جديد", **PUBLISH)
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    assert Correction.objects.get().made_at == when


def test_repeated_hour_is_asked_about_and_then_taken(newsroom, network, write) -> None:
    network.maghrib.time_zone = "America/New_York"
    network.maghrib.save()
    year = timezone.now().year + 1
    day = next(one for one in range(1, 8) if datetime(year, 11, one).weekday() == 6)
    story, text = write(), f"{day}/11/{year} 1:30"
    data = filled(newsroom, story_url("edit", story.pk), go_live_at=text)
    response = newsroom.post(story_url("edit", story.pk), data)
    assert "الأولى أم الثانية؟" in errors(response)["go_live_at"][0]
    data["go_live_at"] = f"{text} (الثانية)"
    assert newsroom.post(story_url("edit", story.pk), data).status_code == 302
    saved = draft_of(story).go_live_at
    assert saved == datetime(year, 11, day, 6, 30, tzinfo=UTC)
    assert shown(newsroom, story.pk, "go_live_at").endswith("1:30 (الثانية)")


def test_network_without_an_edition_reads_times_as_utc_and_says_so(newsroom, db) -> None:
    page = newsroom.get(story_url("add")).content.decode()
    assert "بتوقيت UTC" in page
