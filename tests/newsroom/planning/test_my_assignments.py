"""What somebody is to write, on the first page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.network import Network

from nashra.newsroom.actions.begin_assignment import begin_assignment
from nashra.newsroom.actions.drop_assignment import drop_assignment
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.admin.planning.panel import SHOWN
from nashra.newsroom.models import Assignment
from nashra.newsroom.roles import Role

pytestmark = pytest.mark.usefixtures("one_connection")
Member, Planned = Callable[..., Any], Callable[..., Assignment]


def panel(user: Any) -> str:
    """The panel's HTML."""
    browser = Client()
    browser.force_login(user)
    return browser.get("/newsroom/desk/my_assignments").content.decode()


def test_own_assignments_stand_on_the_first_page_until_they_are_filed(
    plan: Planned, member: Member, network: Network
) -> None:
    reporter = member("reporter")
    assert "desk-panel" not in panel(reporter)
    plan("لغيره", reporter=member("other"))
    plan("لا أحد")
    drop_assignment(assignment=plan("ملغى", reporter=reporter))
    late = plan("قمة الماء", reporter=reporter, due=timezone.now() - timedelta(hours=1))
    html = panel(reporter)
    assert "قمة الماء" in html
    assert "تأخّر" in html
    assert f"/newsroom/planning/{late.pk}/" in html
    assert not any(slug in html for slug in ("لغيره", "لا أحد", "ملغى"))
    story = begin_assignment(assignment=late, by=reporter)
    assert f"/newsroom/stories/edit/{story.pk}/" in panel(reporter)
    publish(article=story)
    assert "قمة الماء" not in panel(reporter)


def test_the_next_are_shown_and_the_others_are_in_the_calendar(plan: Planned, member: Member) -> None:
    reporter, now = member("reporter"), timezone.now()
    for number in range(SHOWN + 1):
        plan(f"خبر-{number}.", reporter=reporter, due=now + timedelta(hours=SHOWN - number))
    html = panel(reporter)
    assert "خبر-0." not in html
    assert f"خبر-{SHOWN}." in html
    assert "كلها في التقويم" in html


def test_who_takes_no_assignments_has_no_such_panel(member: Member) -> None:
    browser = Client()
    browser.force_login(member("photo", Role.PHOTO_EDITOR))
    assert browser.get("/newsroom/desk/my_assignments").headers["Location"] == "/newsroom/"
    assert "my_assignments" not in browser.get("/newsroom/").content.decode()
