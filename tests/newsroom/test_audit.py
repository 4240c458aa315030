"""The audit: who did what, when, and that nobody can change it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.plans import plan
from tests.waiting import until

from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.change_wording import change_wording
from nashra.editions.actions.show_section import show_section
from nashra.newsroom import schedule
from nashra.newsroom.actions.copy_to import copy_to
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.kill import kill, unkill
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.place import place
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.actions.unschedule import unschedule
from nashra.newsroom.models import Article, AuditEntry, Author, Photo
from nashra.newsroom.models.audit_entry import KeptForGoodError
from nashra.newsroom.origin import WORKER, acting_as
from nashra.newsroom.roles import Role
from nashra.related.actions.edit import pin

AUDIT = "/newsroom/audit/"
Write = Callable[..., Article]


def member(edition: Any, role: Role = Role.CHIEF_EDITOR, name: str = "سعاد") -> Any:
    user = get_user_model().objects.create_user(name, password="كلمة السر")
    give_role(user=user, edition=edition, role=role)
    return user


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def labels(client: Client, **filters: Any) -> list[str]:
    return [entry.label for entry in client.get(AUDIT, filters).context["object_list"]]


def since(number: int) -> list[tuple[str, str]]:
    """What was done since, to what."""
    rows = AuditEntry.objects.filter(pk__gt=number).order_by("pk")
    return [(row.action, row.label) for row in rows]


def newest() -> int:
    return AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def test_chief_editor_sees_the_own_edition_and_who_runs_the_network_all(
    desk: Client, network: Network, publish: Write
) -> None:
    publish("مغربي")
    publish("مصري", placements=[PlacementDraft(network.misr, network.world)])
    chief = browser(member(network.misr))
    assert "مصري" in labels(chief)
    assert "مغربي" not in labels(chief)
    assert {"مغربي", "مصري"} <= set(labels(desk))


def test_chief_editor_of_two_editions_sees_both_in_the_order_of_time(
    network: Network, publish: Write
) -> None:
    chief = member(network.misr)
    give_role(user=chief, edition=network.maghrib, role=Role.CHIEF_EDITOR)
    publish("أول")
    publish("ثان", placements=[PlacementDraft(network.misr, network.world)])
    publish("ثالث")
    shown = labels(browser(chief), what="wagtail.publish")
    assert shown == ["ثالث", "ثان", "أول"]
    assert labels(browser(chief), main_edition=str(network.misr.pk), what="wagtail.publish") == ["ثان"]


@pytest.mark.parametrize("role", [Role.REPORTER, Role.DESK_EDITOR, Role.PHOTO_EDITOR])
def test_others_are_not_shown_the_audit(network: Network, role: Role) -> None:
    client = browser(member(network.maghrib, role))
    assert client.get(AUDIT, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert AUDIT not in client.get("/newsroom/").content.decode()
    chief = browser(member(network.maghrib, name="ليلى"))
    assert AUDIT in chief.get("/newsroom/").content.decode()


def test_wagtails_own_history_shows_no_more(network: Network, publish: Write) -> None:
    publish("مغربي")
    answer = browser(member(network.misr)).get(reverse("wagtailadmin_reports:site_history"))
    assert "مغربي" not in answer.content.decode()


def test_entries_are_found_by_who_what_story_edition_and_time(
    desk: Client, network: Network, publish: Write
) -> None:
    first, second = publish("أول"), publish("ثان", placements=[PlacementDraft(network.misr, network.world)])
    chief = member(network.misr)
    kill(article=second, reason="legal", by=chief)
    assert labels(desk, who=str(chief.pk)) == ["ثان"]
    assert labels(desk, what="nashra.kill") == ["ثان"]
    assert set(labels(desk, story=str(first.pk))) == {"أول"}
    assert set(labels(desk, story=f"https://x.example/world/{first.pk}/slug")) == {"أول"}
    assert "أول" not in labels(desk, main_edition=str(network.misr.pk))
    assert labels(desk, since="2099-01-01 00:00") == []
    assert labels(desk, until="2001-01-01 00:00") == []
    assert "أول" in labels(desk, since="2001-01-01 00:00")
    assert labels(desk, since="لا وقت") == []


def test_reasons_are_in_the_list_and_in_its_export(desk: Client, publish: Write) -> None:
    story = publish("=1+1")
    unpublish(article=story, reason="rights", details="صورة الوكالة")
    shown = desk.get(AUDIT).content.decode()
    assert "صورة الوكالة" in shown
    wanted = {"what": "nashra.unpublish"}
    text = b"".join(desk.get(AUDIT, {**wanted, "export": "csv"}).streaming_content).decode("utf-8-sig")
    _headings, row = csv.reader(io.StringIO(text))
    assert "صورة الوكالة" in row[3]
    assert (row[5], row[6]) == (str(story.pk), "'=1+1")
    sheet = load_workbook(io.BytesIO(desk.get(AUDIT, {**wanted, "export": "xlsx"}).getvalue())).active
    assert [cell.value for cell in sheet[2]][3:7] == row[3:7]


def test_export_reads_no_entry_before_its_lines_are_sent(desk: Client, publish: Write) -> None:
    publish()
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(AUDIT, {"export": "csv"})
    assert [one["sql"] for one in asked if 'FROM "newsroom_auditentry"' in one["sql"]] == []
    assert len(list(answer.streaming_content)) > 2


def test_nothing_of_it_can_be_changed_or_deleted(desk: Client, publish: Write) -> None:
    publish()
    entry = AuditEntry.objects.latest("pk")
    for act in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(label="x"),
        lambda: AuditEntry.objects.bulk_update([entry], ["label"]),
    ):
        with pytest.raises(KeptForGoodError), transaction.atomic():
            act()
    before = AuditEntry.objects.count()
    address = reverse("wagtail_bulk_action", args=("newsroom", "auditentry", "delete"))
    assert desk.post(f"{address}?id={entry.pk}").status_code == 404
    assert AuditEntry.objects.count() == before


def test_entries_outlive_who_did_it_and_what_it_was_done_to(
    network: Network, publish: Write, desk: Client
) -> None:
    chief, story = member(network.maghrib), publish("قمة")
    kill(article=story, reason="legal", by=chief)
    chief.delete()
    delete(article=Article.objects.get(pk=story.pk))
    entry = AuditEntry.objects.get(action="nashra.kill")
    assert (entry.user_display_name, entry.label) == ("سعاد", "قمة")
    assert desk.get(AUDIT).status_code == 200


def _schedule(story: Article) -> Article:
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision()
    return publish_now(article=story)


def test_each_action_leaves_its_entries(network: Network, write: Write, publish: Write) -> None:
    story, other = publish("قمة"), publish("هدنة")
    later = _schedule(write("مجدول"))
    killed = write("قتيل")
    kill(article=killed, reason="legal")
    acts: dict[str, Callable[[], Any]] = {
        "wagtail.create": lambda: write("جديد"),
        "wagtail.edit": lambda: correct(article=story, headline="قمة"),
        "wagtail.publish": lambda: publish_now(article=story),
        "nashra.place": lambda: place(article=story, edition=network.misr, section=network.world),
        "related.pin": lambda: pin(article=story, stories=[other]),
        "wagtail.schedule.cancel": lambda: unschedule(revision=later.scheduled_revision),
        "nashra.copy": lambda: copy_to(article=story, edition=network.misr),
        "nashra.unpublish": lambda: unpublish(article=story, reason="error"),
        "nashra.kill": lambda: kill(article=other, reason="error"),
        "nashra.unkill": lambda: unkill(article=killed),
        "wagtail.delete": lambda: delete(article=Article.objects.get(pk=other.pk)),
    }
    for action, act in acts.items():
        before = newest()
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
        assert since(before) == [], action
        act()
        assert action in [done for done, _label in since(before)], action
        assert len(since(before)) == len(set(since(before))), action
        story = Article.objects.get(pk=story.pk)


def test_times_of_an_edition_are_kept_as_done_by_itself(network: Network, publish: Write) -> None:
    story = publish("قمة")
    soon = timezone.now() + timedelta(seconds=1)
    story.placements.update(expires_at=soon)
    with acting_as(WORKER):
        assert until(lambda: timezone.now() > soon, seconds=5)
        schedule.run_due(timezone.now())
    entry = AuditEntry.objects.get(action="nashra.end")
    assert (entry.actor, entry.edition_id, entry.label) == (WORKER, network.maghrib.pk, "قمة")


def test_settings_and_members_leave_entries(network: Network) -> None:
    before = newest()
    add_edition(name="تونس اليوم", slug="tunis", host="tunis.localhost", country="TN")
    change_wording(network.misr, see_also_heading="انظر")
    show_section(network.misr, name="جديد", slug="جديد")
    user = member(network.misr)
    network.misr.memberships.get(user=user).delete()
    done = [action for action, _label in since(before)]
    kinds = [
        "wagtail.create",
        "wagtail.edit",
        "wagtail.create",
        "wagtail.edit",
        "wagtail.create",
        "wagtail.delete",
    ]
    assert done == kinds


def test_forms_of_the_newsroom_leave_one_entry_each(
    desk: Client, network: Network, author: Author, photo: Photo
) -> None:
    editor = get_user_model().objects.get(username="editor")
    forms = (
        (
            reverse("wagtailsnippets_editions_edition:edit", args=[network.misr.pk]),
            network.misr,
            "wagtail.edit",
        ),
        (
            reverse("wagtailsnippets_editions_section:edit", args=[network.sport.pk]),
            network.sport,
            "wagtail.edit",
        ),
        (reverse("wagtailsnippets_newsroom_author:edit", args=[author.pk]), author, "wagtail.edit"),
    )
    for address, instance, action in forms:
        before = newest()
        desk.post(address, filled(desk, address))
        assert since(before) == [(action, str(instance))]
        assert AuditEntry.objects.latest("pk").user == editor
    before = newest()
    address = reverse("wagtailimages:edit", args=[photo.pk])
    desk.post(address, {"title": "صورة", "description": "وصف", "credit": "", "collection": 1, "tags": ""})
    assert [action for action, _label in since(before)] == ["wagtail.edit"]


def test_all_that_is_deleted_at_once_leaves_an_entry_each(
    desk: Client, publish: Write, author: Author, photo: Photo
) -> None:
    for model, rows in (("article", [publish("أول"), publish("ثان")]), ("author", [author])):
        before, names = newest(), [str(row) for row in rows]
        query = "&".join(f"id={row.pk}" for row in rows)
        desk.post(f"{reverse('wagtail_bulk_action', args=('newsroom', model, 'delete'))}?{query}")
        assert since(before) == [("wagtail.delete", name) for name in names]
    before = newest()
    desk.post(reverse("wagtailimages:delete", args=[photo.pk]))
    assert [action for action, _label in since(before)] == ["wagtail.delete"]
    assert AuditEntry.objects.latest("pk").user.username == "editor"


def test_deletion_that_is_tried_again_is_kept(publish: Write) -> None:
    story, before = publish("أول"), newest()
    for _ in range(2):
        with transaction.atomic():
            number = story.pk
            story.delete()
            assert since(before) == [("wagtail.delete", "أول")]
            transaction.set_rollback(True)
        story.pk = number


def test_logging_in_and_out_and_failing_to_are_kept(network: Network) -> None:
    member(network.misr)
    before, client, login = newest(), Client(), reverse("wagtailadmin_login")
    client.post(login, {"login": "سعاد", "password": "خطأ"})
    client.post(login, {"login": "كلمة سري", "password": "خطأ"})
    client.post(login, {"login": "سعاد", "password": "كلمة السر"})
    client.post(reverse("wagtailadmin_logout"))
    assert [action for action, _label in since(before)] == [
        "nashra.login_failed",
        "nashra.login_failed",
        "nashra.login",
        "nashra.logout",
    ]
    assert "كلمة سري" not in str(since(before))
    in_misr = AuditEntry.objects.filter(pk__gt=before, edition=network.misr)
    assert in_misr.count() == 3


PLANS: tuple[dict[str, str], ...] = (
    {},
    {"who": "ME"},
    {"what": "nashra.kill"},
    {"who": "ME", "what": "nashra.kill"},
    {"story": "1"},
    {"main_edition": "HERE"},
    {"main_edition": "HERE", "who": "ME"},
    {"main_edition": "HERE", "what": "nashra.kill"},
    {"main_edition": "HERE", "who": "ME", "what": "nashra.kill"},
    {"since": "2001-01-01 00:00", "until": "2099-01-01 00:00"},
)


@pytest.mark.parametrize("asked", PLANS, ids=str)
def test_list_reads_by_an_index_in_order_however_many_entries(
    desk: Client, network: Network, publish: Write, asked: dict[str, str]
) -> None:
    publish()
    me = str(get_user_model().objects.get(username="editor").pk)
    given = {
        name: value.replace("ME", me).replace("HERE", str(network.misr.pk)) for name, value in asked.items()
    }
    with CaptureQueriesContext(connection) as queries:
        desk.get(AUDIT, given)
    asked_of = [q["sql"] for q in queries if "newsroom_auditentry" in q["sql"]]
    assert asked_of
    for sql in asked_of:
        steps = " | ".join(plan(sql))
        assert "TEMP B-TREE" not in steps, steps
        assert "SCAN newsroom_auditentry |" not in steps, steps
        assert "USING INDEX audit_" in steps or "USING COVERING INDEX audit_" in steps, steps


def test_list_asks_as_often_for_one_entry_as_for_fifty(desk: Client, publish: Write) -> None:
    desk.get(AUDIT)
    story = publish()

    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(AUDIT).status_code == 200
        return len(queries)

    few = statements()
    for _ in range(40):
        kill(article=story, reason="error")
    assert statements() == few
