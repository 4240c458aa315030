"""The calendar in the newsroom: whose, of which days, on which clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.plans import plan
from wagtail.test.utils.form_data import querydict_from_html

from nashra.editions.models import Edition
from nashra.newsroom.actions.begin_assignment import begin_assignment
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.drop_assignment import drop_assignment
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.admin.planning.cards import AT_MOST, UNASSIGNED_SHOWN
from nashra.newsroom.models import Article, Assignment, AuditEntry, Placement
from nashra.newsroom.roles import Role

Member, Planned = Callable[..., Any], Callable[..., Assignment]


def week(edition: Edition, date: str, **asked: Any) -> dict[str, Any]:
    return {"edition": edition.pk, "date": date, **asked}


def shown(desk: Client, asked: dict[str, Any]) -> dict[str, list[str]]:
    """What stands in each day or hour of the calendar: times and slug lines, headlines."""
    answer = desk.get(reverse("planning"), asked)
    assert answer.status_code == 200
    found = {}
    for span in answer.context["spans"]:
        key = span["target"].get("day") or span["heading"]
        found[key] = [
            f"{item.time} {item.row.slug_line if item.kind == 'assignment' else item.headline}"
            for item in span["items"]
        ]
    return found


def set_zone(edition: Edition, zone: str) -> None:
    Edition.objects.filter(pk=edition.pk).update(time_zone=zone)


def test_week_is_the_countrys_and_its_days_are_the_zones(
    desk: Client, plan: Planned, network: Network
) -> None:
    plan("ليلًا", edition=network.misr, due=datetime(2026, 11, 28, 22, 30, tzinfo=UTC))
    found = shown(desk, week(network.misr, "2026-11-29"))
    assert list(found) == [f"2026-11-{day}" for day in (28, 29, 30)] + [f"2026-12-0{day}" for day in "1234"]
    assert found["2026-11-29"] == ["٠:٣٠ ليلًا"]


@pytest.mark.parametrize(
    ("zone", "named", "date", "clock"),
    [
        ("Asia/Tokyo", "بتوقيت طوكيو", "2026-11-02", "0:30"),
        ("America/New_York", "بتوقيت نيويورك", "2026-11-01", "10:30"),
        ("Africa/Casablanca", "بتوقيت الدار البيضاء", "2026-11-01", "16:30"),
    ],
)
def test_assignment_stands_on_its_editions_day_in_its_zone_which_is_named(
    zone: str, named: str, date: str, clock: str, desk: Client, plan: Planned, network: Network
) -> None:
    set_zone(network.maghrib, zone)
    plan("خبر", due=datetime(2026, 11, 1, 15, 30, tzinfo=UTC))
    found = shown(desk, week(network.maghrib, date))
    assert {day: items for day, items in found.items() if items} == {date: [f"{clock} خبر"]}
    assert named in desk.get(reverse("planning")).content.decode()


def test_day_on_which_clocks_are_put_back_has_an_hour_twice(
    desk: Client, plan: Planned, network: Network
) -> None:
    set_zone(network.maghrib, "America/New_York")
    plan("أول", due=datetime(2026, 11, 1, 5, 20, tzinfo=UTC))
    plan("ثان", due=datetime(2026, 11, 1, 6, 20, tzinfo=UTC))
    found = shown(desk, week(network.maghrib, "2026-11-01", view="day"))
    assert len(found) == 25
    assert found["1:00 (الأولى)"] == ["1:20 (الأولى) أول"]
    assert found["1:00 (الثانية)"] == ["1:20 (الثانية) ثان"]
    assert len(shown(desk, week(network.maghrib, "2027-03-14", view="day"))) == 23


def test_calendar_is_filtered_by_edition_section_and_reporter(
    desk: Client, plan: Planned, member: Member, network: Network
) -> None:
    reporter = member("reporter")
    plan("عالم")
    plan("رياضة", section=network.sport, reporter=reporter)
    plan("مصر", edition=network.misr)

    def found(edition: Edition, **asked: Any) -> set[str]:
        spans = shown(desk, {"edition": edition.pk, **asked}).values()
        return {item.split()[1] for items in spans for item in items}

    assert found(network.maghrib) == {"عالم", "رياضة"}
    assert found(network.misr) == {"مصر"}
    assert found(network.maghrib, section=network.world.pk) == {"عالم"}
    assert found(network.maghrib, reporter=reporter.pk) == {"رياضة"}


@pytest.mark.parametrize(
    "asked",
    [
        {"date": "0001-01-01"},
        {"date": "9999-12-31", "view": "day"},
        {"date": "أمس", "view": "month", "edition": "x", "section": "²", "reporter": "9" * 30},
        {"due": "9999-12-31"},
        {"due": "0001-01-01T00:00:00+14:00"},
        {"due": "2026-11-28T10:00:00+00:00", "section": "99999999"},
    ],
)
def test_odd_questions_have_a_calendar_all_the_same(
    asked: dict[str, str], desk: Client, network: Network
) -> None:
    assert desk.get(reverse("planning"), asked).status_code == 200


@pytest.mark.usefixtures("db")
def test_network_without_an_edition_says_so(desk: Client) -> None:
    answer = desk.get(reverse("planning"))
    assert answer.context["first_steps"]


def test_what_is_late_or_dropped_or_today_is_marked(
    desk: Client, plan: Planned, member: Member, network: Network
) -> None:
    noon = timezone.now()
    late = plan("تأخر", due=noon - timedelta(minutes=1))
    plan("قادم", due=noon + timedelta(minutes=1))
    drop_assignment(assignment=plan("ملغى", due=noon - timedelta(minutes=1)))
    page = desk.get(reverse("planning"), {"edition": network.maghrib.pk}).content.decode()
    overdue = re.findall(r'planning-card--(\w+) planning-card--overdue[^"]*" data-card="(\d+)"', page)
    assert set(overdue) == {("open", str(late.pk))}
    assert page.count('aria-current="date"') == 1
    assert "planning-card--dropped" in page


def test_stories_that_wait_stand_in_their_day_for_who_may_see_them(
    desk: Client, member: Member, write: Callable[..., Article], network: Network, client: Client
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    publish_now(article=write("مجدول", go_live_at=tomorrow))
    publish_now(
        article=write("من مصر", go_live_at=tomorrow, placements=[PlacementDraft(network.misr, network.world)])
    )
    ended = timezone.now() - timedelta(hours=1)
    for headline, embargo, is_published in (
        ("تحت حظر", {"embargo_at": tomorrow}, True),
        ("انتهى هنا", {"embargo_at": tomorrow, "expires_at": ended}, True),
        ("مسودة", {"embargo_at": tomorrow}, False),
    ):
        both = (PlacementDraft(network.misr, network.world), PlacementDraft(network.maghrib, network.world))
        story = write(headline, placements=both)
        Placement.objects.filter(article=story, edition=network.maghrib).update(**embargo)
        if is_published:
            publish_now(article=Article.objects.get(pk=story.pk))
            Placement.objects.filter(article=story, edition=network.maghrib).update(**embargo, live=False)

    def seen(browser: Client, **asked: Any) -> set[str]:
        day = tomorrow.astimezone(ZoneInfo(network.maghrib.time_zone)).date()
        there = {"edition": network.maghrib.pk, "view": "day", "date": day, **asked}
        spans = browser.get(reverse("planning"), there).context["spans"]
        return {(item.kind, item.headline) for span in spans for item in span["items"]}

    both = {("scheduled", "مجدول"), ("embargo", "تحت حظر")}
    assert seen(desk) == both
    assert seen(desk, section=network.sport.pk) == set()
    browsers = {}
    for name, role, sections in (
        ("reporter", Role.REPORTER, ()),
        ("photo", Role.PHOTO_EDITOR, ()),
        ("sport", Role.DESK_EDITOR, [network.sport]),
    ):
        browsers[name] = Client()
        browsers[name].force_login(member(name, role, sections))
    assert {name: seen(browser) for name, browser in browsers.items()} == {
        "reporter": {("embargo", "تحت حظر")},  # readers of another edition see it already
        "photo": both,
        "sport": {("embargo", "تحت حظر")},
    }
    there = {"edition": network.maghrib.pk, "view": "day", "date": tomorrow.date()}
    pages = {name: one.get(reverse("planning"), there).content.decode() for name, one in browsers.items()} | {
        "desk": desk.get(reverse("planning"), there).content.decode()
    }
    assert {name for name, page in pages.items() if "/stories/edit/" in page} == {"desk"}


def test_assignment_is_planned_in_place(desk: Client, member: Member, network: Network) -> None:
    reporter = member("reporter")
    address = f"{reverse('planning')}?edition={network.misr.pk}&date=2026-11-28&due=2026-12-05"
    misr_reporter = member("misr", edition=network.misr)
    form = desk.get(address).context["form"]
    assert set(form.fields["reporter"].queryset) >= {misr_reporter}
    assert reporter not in form.fields["reporter"].queryset
    said = {
        "slug_line": "قمة الماء",
        "section": network.sport.pk,
        "reporter": misr_reporter.pk,
        "due": "5/12/2030 18:30",
        "due-zone": "Africa/Cairo",
        "place": "أسوان",
    }
    answer = desk.post(address, said)
    assert answer.status_code == 302
    made = Assignment.objects.get()
    assert made.due == datetime(2030, 12, 5, 16, 30, tzinfo=UTC)
    assert (made.edition, made.section, made.reporter) == (network.misr, network.sport, misr_reporter)


def test_form_of_a_day_is_filled_with_that_day(desk: Client, network: Network) -> None:
    answer = desk.get(reverse("planning"), {"edition": network.misr.pk, "due": "2030-12-05"})
    assert "٥ ديسمبر ٢٠٣٠، ١٨:٠٠" in answer.content.decode()
    answer = desk.get(reverse("planning"), {"due": "2030-12-05T06:00:00+00:00"})
    assert "5 دجنبر 2030، 7:00" in answer.content.decode()


def test_wrong_fields_are_told_at_their_places_and_nothing_is_planned(desk: Client, network: Network) -> None:
    answer = desk.post(reverse("planning"), {"slug_line": "", "section": "77", "due": "غدًا"})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"slug_line", "section", "due"}
    assert not Assignment.objects.exists()


def two_forms(desk: Client, made: Assignment) -> tuple[str, Any, Any]:
    """An assignment's address, and its form as two windows have it open."""
    address = reverse("planning_assignment", args=[made.pk])
    page = desk.get(address).content.decode()
    first, second = (querydict_from_html(page, form_id="assignment-form") for _ in range(2))
    return address, first, second


def test_stale_form_of_an_assignment_is_merged_by_field_and_says_what_came_in(
    desk: Client, plan: Planned, browse: Callable[..., Client]
) -> None:
    made = plan(place="فاس", brief="سطر\nثان", due=datetime(2030, 5, 5, 10, 0, 12, tzinfo=UTC))
    address, first, second = two_forms(desk, made)
    first["place"], second["slug_line"] = "مراكش", "قمة البحر"
    second["brief"] = second["brief"].replace("\n", "\r\n")  # as a browser sends it
    assert browse("salma", Role.CHIEF_EDITOR).post(address, first).status_code == 302
    answer = desk.post(address, second, follow=True)
    assert "salma" in answer.content.decode()
    assert "المكان" in "".join(str(said) for said in answer.context["messages"])
    before = made.due
    made.refresh_from_db()
    assert (made.place, made.slug_line, made.due) == ("مراكش", "قمة البحر", before)
    assert AuditEntry.objects.filter(action="nashra.edit_assignment").count() == 2


@pytest.mark.parametrize(("choice", "kept"), [("mine", "طنجة"), ("theirs", "مراكش")])
def test_field_that_two_changed_is_shown_with_both_and_the_second_chooses(
    choice: str, kept: str, desk: Client, plan: Planned, browse: Callable[..., Client]
) -> None:
    made = plan(place="فاس")
    address, first, second = two_forms(desk, made)
    first["place"], second["place"], second["slug_line"] = "مراكش", "طنجة", "قمة البحر"
    salma = browse("salma", Role.CHIEF_EDITOR)
    salma.post(address, first)
    answer = desk.post(address, second)
    (shown,) = answer.context["conflicts"]
    assert (shown.place, shown.mine, shown.theirs) == ("المكان", "طنجة", "مراكش")
    assert answer.context["conflict_names"] == "salma"
    made.refresh_from_db()
    assert (made.place, made.slug_line) == ("مراكش", "قمة الماء")

    again = querydict_from_html(answer.content.decode(), form_id="assignment-form")
    assert (again["place"], again["slug_line"]) == ("طنجة", "قمة البحر")
    again[f"merge:{shown.mark}"] = choice
    assert desk.post(address, again).status_code == 302
    made.refresh_from_db()
    assert (made.place, made.slug_line) == (kept, "قمة البحر")


def test_choice_of_a_value_that_has_changed_again_is_asked_again(
    desk: Client, plan: Planned, browse: Callable[..., Client]
) -> None:
    made = plan(place="فاس")
    address, first, second = two_forms(desk, made)
    first["place"], second["place"] = "مراكش", "طنجة"
    salma = browse("salma", Role.CHIEF_EDITOR)
    salma.post(address, first)
    (shown,) = desk.post(address, second).context["conflicts"]
    third = two_forms(salma, made)[1]
    third["place"] = "الرباط"
    salma.post(address, third)
    second[f"merge:{shown.mark}"] = "mine"
    (again,) = desk.post(address, second).context["conflicts"]
    assert again.theirs == "الرباط"


def test_form_that_does_not_say_what_it_began_from_overwrites_nothing(desk: Client, plan: Planned) -> None:
    made = plan(place="فاس", due=datetime(2030, 5, 5, 10, tzinfo=UTC))
    address, said, _second = two_forms(desk, made)
    said["place"], said["began_from"] = "طنجة", "x"
    assert len(desk.post(address, said).context["conflicts"]) == 1
    made.refresh_from_db()
    assert made.place == "فاس"


def test_assignment_is_moved_to_a_day_and_to_an_hour(desk: Client, plan: Planned, network: Network) -> None:
    set_zone(network.maghrib, "America/New_York")
    made = plan(due=datetime(2026, 10, 31, 14, 5, tzinfo=UTC))
    address = reverse("planning_move", args=[made.pk])
    answer = desk.post(address, {"day": "2026-11-01"})
    made.refresh_from_db()
    assert made.due == datetime(2026, 11, 1, 15, 5, tzinfo=UTC)
    assert "10:05" in answer.json()["said"]
    desk.post(address, {"at": "2026-11-01T06:00:00+00:00"})
    made.refresh_from_db()
    assert made.due == datetime(2026, 11, 1, 6, 5, tzinfo=UTC)
    for nonsense in (
        {},
        {"day": "x"},
        {"day": "9999-12-31"},
        {"at": "2026-11-01T06:00"},
        {"at": "0001-01-01"},
    ):
        assert desk.post(address, nonsense).status_code == 400


def test_who_may_not_assign_moves_nothing(client: Client, plan: Planned, member: Member) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter)
    client.force_login(reporter)
    answer = client.post(reverse("planning_move", args=[made.pk]), {"day": "2030-01-01"})
    assert (answer.status_code, list(answer.json())) == (403, ["error"])


def test_reporter_takes_and_begins_and_the_drafts_form_shows_the_assignment(
    client: Client, plan: Planned, member: Member
) -> None:
    reporter = member("reporter")
    made = plan("قمة الماء", brief="ثلاثة أرقام", place="مراكش")
    client.force_login(reporter)
    page = client.get(reverse("planning")).content.decode()
    assert "أتولّاها" in page
    client.post(reverse("planning_act", args=[made.pk, "take"]))
    answer = client.post(reverse("planning_act", args=[made.pk, "begin"]), follow=True)
    assert answer.status_code == 200
    form = answer.content.decode()
    assert "ثلاثة أرقام" in form
    assert reverse("planning_assignment", args=[made.pk]) in form
    assert client.get(reverse("planning_assignment", args=[made.pk])).status_code == 200


def test_second_to_take_is_told_who_has_it(plan: Planned, member: Member) -> None:
    made, answers = plan(), []
    for name in ("first", "second"):
        browser = Client()
        browser.force_login(member(name))
        take = reverse("planning_act", args=[made.pk, "take"])
        answers.append(browser.post(take, {"next": reverse("planning")}, follow=True).content.decode())
    assert "تولّاه first قبلك" not in answers[0]
    assert "تولّاه first قبلك" in answers[1]


def test_button_leads_back_into_the_newsroom_alone(desk: Client, plan: Planned) -> None:
    made = plan()
    for to in ("https://example.org/", "//example.org/", "javascript:x", ""):
        answer = desk.post(reverse("planning_act", args=[made.pk, "drop"]), {"next": to})
        assert answer.headers["Location"].startswith(reverse("planning"))
    assert desk.post(reverse("planning_act", args=[made.pk, "nonsense"])).status_code == 404


def test_assignment_that_one_may_not_see_is_not_there(plan: Planned, member: Member) -> None:
    made = plan(reporter=member("reporter"))
    browser = Client()
    browser.force_login(member("other"))
    assert browser.get(reverse("planning_assignment", args=[made.pk])).status_code == 404
    assert browser.post(reverse("planning_move", args=[made.pk]), {"day": "2030-01-01"}).status_code == 403


VIEWS = {
    # who: may open the calendar, the assignment's page, its form; sees the form of a new one
    "reporter": (200, 200, False, False),
    "desk": (200, 200, True, True),
    "chief": (200, 200, True, True),
    "photo": (200, 200, False, False),
    "sport": (200, 404, False, True),
    "misr": (200, 404, False, True),
    "guest": (302, 302, False, False),
}


@pytest.mark.parametrize("who", VIEWS)
def test_each_role_opens_what_the_table_says(
    who: str, plan: Planned, member: Member, network: Network
) -> None:
    made_for = {
        "desk": (Role.DESK_EDITOR, (), network.maghrib),
        "chief": (Role.CHIEF_EDITOR, (), network.maghrib),
        "photo": (Role.PHOTO_EDITOR, (), network.maghrib),
        "sport": (Role.DESK_EDITOR, [network.sport], network.maghrib),
        "misr": (Role.DESK_EDITOR, (), network.misr),
    }
    user = member(who, *made_for.get(who, (Role.REPORTER, (), network.maghrib)))
    made = plan(reporter=user if who == "reporter" else None, by=None)
    if who not in ("reporter", "desk", "chief", "photo"):
        made = plan(reporter=member("owner"))
    if who == "guest":
        user.memberships.all().delete()
    browser = Client()
    browser.force_login(user)
    calendar = browser.get(reverse("planning"))
    page = browser.get(reverse("planning_assignment", args=[made.pk]))
    has_form = bool(page.context and page.context.get("form"))
    may_plan = bool(calendar.context and calendar.context.get("form"))
    assert (calendar.status_code, page.status_code, has_form, may_plan) == VIEWS[who]
    has_menu = f'"{reverse("planning")}"' in browser.get(reverse("wagtailadmin_home")).content.decode()
    assert has_menu == (calendar.status_code == 200)


def test_statements_of_a_calendar_do_not_grow_with_what_stands_in_it(
    desk: Client, plan: Planned, member: Member, network: Network
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get(reverse("planning"), {"edition": network.maghrib.pk})
        return len(asked)

    reporter = member("reporter")
    begin_assignment(assignment=plan(reporter=reporter), by=reporter)
    plan()
    statements()
    few = statements()
    for number in range(30):
        plan(f"خبر {number}", reporter=reporter if number % 2 else None)
    assert statements() == few
    assert few <= 25


def test_all_assignments_of_a_week_are_reached_page_by_page(
    desk: Client,
    plan: Planned,
    publish: Callable[..., Article],
    write: Callable[..., Article],
    network: Network,
) -> None:
    one = plan(due=datetime(2030, 6, 5, 10, tzinfo=UTC))
    Assignment.objects.bulk_create(
        Assignment(
            edition=one.edition,
            section=one.section,
            slug_line=f"خبر {number}",
            due=one.due + timedelta(minutes=number // 2),
        )
        for number in range(AT_MOST + 5)
    )
    publish_now(article=write("مجدول", go_live_at=one.due + timedelta(days=1)))
    asked, seen = week(network.maghrib, "2030-06-05"), []
    answer = desk.get(reverse("planning"), asked)
    assert len(answer.context["unassigned"]) == UNASSIGNED_SHOWN
    assert not answer.context["steps"]["earlier"]
    for _page in range(2):
        items = [item for span in answer.context["spans"] for item in span["items"]]
        seen.append([item.row.pk if item.kind == "assignment" else item.headline for item in items])
        last = answer
        if later := answer.context["steps"]["later"]:
            answer = desk.get(later)
    assert [len(page) for page in seen] == [AT_MOST, 7]  # the second with the story that waits
    assert seen[1][-1] == "مجدول"
    assert len({*seen[0], *seen[1]}) == AT_MOST + 7
    assert last.context["steps"]["earlier"]
    for page in ("0", "-1", "9" * 18, "x"):
        assert desk.get(reverse("planning"), {**asked, "page": page}).status_code == 200


def changes(browser: Client, edition: Edition, tag: str = "") -> Any:
    """What a calendar that is open asks for every few seconds."""
    return browser.get(
        reverse("planning_changes"), {"edition": edition.pk}, headers={"If-None-Match": tag} if tag else {}
    )


def test_open_calendar_is_told_of_what_others_plan_and_is_otherwise_answered_by_one_statement(
    desk: Client, plan: Planned, member: Member, network: Network
) -> None:
    page = desk.get(reverse("planning"), {"edition": network.maghrib.pk})
    tag = page.context["etag"]
    changes(desk, network.maghrib, tag)
    with CaptureQueriesContext(connection) as asked:
        assert changes(desk, network.maghrib, tag).status_code == 304
    assert len([one for one in asked if "newsroom_auditentry" in one["sql"]]) == 1
    assert not any("newsroom_assignment" in one["sql"] for one in asked)

    made = plan("خبر جديد")
    answer = changes(desk, network.maghrib, tag)
    assert "خبر جديد" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    later = answer.headers["ETag"]
    assert changes(desk, network.maghrib, later).status_code == 304
    reporter = member("reporter")
    browser = Client()
    browser.force_login(reporter)
    browser.post(reverse("planning_act", args=[made.pk, "take"]))
    assert "reporter" in changes(desk, network.maghrib, later).content.decode()


def test_calendar_that_is_told_again_is_told_in_the_same_words(
    desk: Client, plan: Planned, network: Network
) -> None:
    plan()
    first, second = (changes(desk, network.maghrib).content for _ in range(2))
    assert first == second


def test_changes_of_the_calendar_are_told_to_nobody_who_may_not_see_it(
    client: Client, member: Member, network: Network
) -> None:
    assert changes(client, network.maghrib).status_code == 302
    guest = member("guest")
    guest.memberships.all().delete()
    client.force_login(guest)
    assert changes(client, network.maghrib).status_code in (302, 403)


@pytest.mark.parametrize("condition", ["", " AND section_id = 1", " AND reporter_id = 1"])
def test_calendar_is_found_by_an_index(condition: str, network: Network) -> None:
    where = f"edition_id = 1 AND due >= '2026' AND due < '2027'{condition}"
    steps = plan(f"SELECT * FROM newsroom_assignment WHERE {where} ORDER BY due, id")
    assert all("USING INDEX assignment" in step for step in steps if step.startswith("SEARCH"))
    assert not any(step.startswith("SCAN") for step in steps)
