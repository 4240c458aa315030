"""What the first page asks, however much there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.network import Network
from tests.plans import plan

from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.admin.desk.panel import desk_of
from nashra.newsroom.admin.desk.render import rendered
from nashra.newsroom.models import Article
from nashra.newsroom.roles import Role
from nashra.site.desk import PANELS

Write = Callable[..., Article]


def fill(write: Write, user: object, count: int) -> None:
    """So many stories of every kind that the page shows."""
    for number in range(count):
        publish_now(article=write(f"منشور {number}"))
        publish_now(article=write(f"مجدول {number}", go_live_at=timezone.now() + timedelta(minutes=5)))
        write(f"مسودة {number}").save_revision(user=user)
        Article.get_default_workflow().start(write(f"مُرسل {number}"), user)
        returned = write(f"معاد {number}")
        state = Article.get_default_workflow().start(returned, user)
        state.current_task_state.specific.reject(user=user, comment="-")


def asked(user: object) -> dict[str, list[str]]:
    """What each panel asks for a user."""
    user = get_user_model().objects.get(pk=user.pk)  # type: ignore[attr-defined]
    desk = desk_of(user)
    found = {}
    for panel in PANELS:
        with CaptureQueriesContext(connection) as statements:
            rendered([panel], desk)
        found[panel.name] = [one["sql"] for one in statements]
    return found


def test_statements_do_not_grow_with_what_is_shown(
    network: Network, write: Write, browse: Callable[..., Client]
) -> None:
    set_up_review()
    chief = browse("سعاد", Role.CHIEF_EDITOR).user
    fill(write, chief, 2)
    few = {name: len(statements) for name, statements in asked(chief).items()}
    fill(write, chief, 5)
    many = {name: len(statements) for name, statements in asked(chief).items()}
    assert many == few
    assert sum(many.values()) <= 44


LARGE = r"newsroom_article|newsroom_placement|newsroom_auditentry|wagtailcore_\w+|[UVT]\d+"
OF_NEARLY_ALL = r"\((base_)?(content_type|main_edition|edition)_id=\?\)"


def reads_nearly_all(step: str) -> bool:
    """Whether a step of a plan goes through a large table, or by an index to a large part of one."""
    through = re.match(rf"SCAN ({LARGE})", step)
    return bool(through or re.match(rf"SEARCH ({LARGE}) .*{OF_NEARLY_ALL}", step))


def test_no_panel_reads_through_all_stories_reviews_or_revisions(
    network: Network, write: Write, browse: Callable[..., Client]
) -> None:
    set_up_review()
    chief = browse("سعاد", Role.CHIEF_EDITOR).user
    fill(write, chief, 2)
    plans = [
        (name, step)
        for name, statements in asked(chief).items()
        for statement in statements
        if statement.lstrip().startswith("SELECT")
        for step in plan(statement)
    ]
    assert len(plans) > 50
    # What an edition shows is a few sections, though they are asked for like rows of large tables.
    assert [
        (name, step)
        for name, step in plans
        if reads_nearly_all(step) and "editions_editionsection" not in step
    ] == []
    placed = [step for name, step in plans if name == "published" and "SEARCH newsroom_placement" in step]
    assert placed
    assert [step for step in placed if not re.search(r"article_id=\?|published_at", step)] == []
