"""Who may open what in the newsroom: every address, by people with different rights."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from tests.network import Network
from tests.newsroom import addresses, other_addresses
from tests.newsroom.posts.post import Desk
from tests.newsroom.posts.table import POSTS, Row
from tests.newsroom.roles import INSIDE, NOBODY, PUBLISHERS, READERS_OF_DRAFTS, ROLES, person
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupApprovalTask, Site, Workflow, WorkflowTask

from nashra.newsroom.actions.assign import Plan, assign
from nashra.newsroom.actions.edit_page import add_page
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article, Author, Photo, Topic, Video
from nashra.newsroom.roles import Role

ROOT = "newsroom/"
SECRET = "unpublished-headline"
"""Stands in the headline of every story that readers do not see."""

Values = dict[str, Any]


def routes(resolver: Any = None, prefix: str = "") -> Iterator[str]:
    """Every route of the project, as the resolver knows it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route)
        else:
            yield route


def newsroom_routes() -> set[str]:
    return {route.removeprefix(ROOT) or "." for route in routes() if route.startswith(ROOT)}


def listed() -> list[str]:
    """The routes of the table, each as often as it stands there."""
    opened = [route for _roles, text in addresses.MAY_OPEN for route in text.split()]
    return [
        *opened,
        *other_addresses.LOCKS,
        *other_addresses.POSTED_TO,
        *other_addresses.LOG_IN_AGAIN,
        *other_addresses.STEPS_OF_LOGIN,
        other_addresses.BROKEN_ON_PURPOSE,
    ]


def test_every_address_of_the_newsroom_stands_in_the_table_once() -> None:
    assert sorted(listed()) == sorted(newsroom_routes())


@pytest.fixture
def values(
    network: Network,
    write: Callable[..., Article],
    publish: Callable[..., Article],
    author: Author,
    photo: Photo,
) -> Callable[[str], Values]:
    """What stands in an address's variables, by its route: something that is there wherever it can be."""
    story = write(f"{SECRET} 1", lead_photo=photo, authors=[author])
    scheduled = write(f"{SECRET} 2", go_live_at=timezone.now() + timedelta(hours=1))
    publish_now(article=scheduled)
    changing = publish("منشور")
    changing.headline = f"{SECRET} 4"
    changing.go_live_at = timezone.now() + timedelta(hours=1)
    changing.save_revision()
    publish_now(article=changing)
    writer = get_user_model().objects.create_user("writer", "writer@example.org", "-")
    membership = give_role(user=writer, edition=network.misr, role=Role.REPORTER)
    plan = Plan("ماء", network.world, timezone.now())
    assignment = assign(edition=network.maghrib, plan=plan)
    editors = Group.objects.get_or_create(name="editor")[0]
    workflow, task = Workflow.objects.create(name="مراجعة"), GroupApprovalTask.objects.create(name="رئيس")
    task.groups.add(editors)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    moderated = write(f"{SECRET} 3")
    state = workflow.start(moderated, writer)
    collection = Collection.get_first_root_node().add_child(name="أرشيف")
    document = get_document_model().objects.create(title="ملف", file=ContentFile(b"-", "file.txt"))
    common: Values = {
        **dict.fromkeys(["pk", "story", "object_id"], story.pk),
        "revision_id": story.latest_revision.pk,
        "image_id": photo.pk,
        "filter_spec": "width-4",
        "name": photo.file.name,
        **dict.fromkeys(["document_id", "doc_id"], document.pk),
        "action_name": "approve",
        "task_state_id": state.current_task_state.pk,
        "workflow_state_id": state.pk,
        "task_id": task.pk,
        "workflow_pk": workflow.pk,
        "collection_id": collection.pk,
        "app_label": "newsroom",
        "model_name": "article",
        "action": "delete",
        "app_name": "newsroom",
        "content_type_app_name": "wagtailcore",
        "content_type_model_name": "page",
        **dict.fromkeys(["page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"], 1),
        **dict.fromkeys(["restriction_id", "uploaded_file_id", "session_id"], 1),
        "uidb64": "a",
        "uidb36": "1",
        "key": "set-password",
        "token": "b",
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
    }
    of_routes: tuple[tuple[str, Values], ...] = (
        ("editions/|breaking/", {"pk": network.misr.pk}),
        ("^fronts/", {"edition": network.maghrib.pk, "section": 0}),
        ("sections/|editions/section/", {"pk": network.sport.pk}),
        ("author", {"pk": author.pk}),
        ("video", {"pk": Video.objects.bulk_create([Video(title="ميناء", file="videos/port.webm")])[0].pk}),
        ("topic", {"pk": Topic.objects.create(name="الرباط").pk}),
        ("desk/", {"name": "published"}),
        ("users/", {"pk": writer.pk}),
        ("members/", {"pk": membership.pk}),
        ("edition-pages/", {"pk": add_page(edition=network.misr, title="من نحن", body=[]).pk}),
        ("planning/", {"pk": assignment.pk, "verb": "take"}),
        ("groups/", {"pk": editors.pk}),
        ("sites/", {"pk": Site.objects.get().pk}),
        ("workflows/", {"pk": workflow.pk}),
        ("workflows/tasks/", {"pk": task.pk, "app_label": "wagtailcore", "model_name": "groupapprovaltask"}),
        ("collections/", {"pk": collection.pk}),
        ("images/", {"pk": photo.pk}),
        ("documents/", {"pk": document.pk}),
        ("stories/workflow", {"pk": moderated.pk}),
        ("scheduled-change", {"pk": changing.pk}),
        ("unschedule", {"pk": scheduled.pk, "revision_id": scheduled.latest_revision.pk}),
    )

    def of_route(route: str) -> Values:
        fitting = (own for pattern, own in of_routes if re.search(pattern, route))
        return {key: value for one in (common, *fitting) for key, value in one.items()}

    return of_route


def address(route: str, values: Values) -> str:
    """An address of the route, with the query that a browser would send along."""
    path = re.sub(
        r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>", lambda found: str(values[found[1] or found[2]]), route
    )
    for pattern, plain in (
        (r"(\d+)/(.*)", "1/file"),
        (".*/", "nowhere/"),
        (r"\.", "."),
        ("^", ""),
        ("$", ""),
    ):
        path = path.replace(pattern, plain)
    query = f"?id={values['pk']}" if re.search("^bulk/|^[dis].*chosen-multiple/", route) else ""
    return f"/{ROOT}{'' if path == '.' else path}{query}"


def outcome(answer: HttpResponse) -> str:
    """What became of a request: open, refused, login, or posted to."""
    to = answer.headers.get("Location", "")
    if to.startswith("/newsroom/login/"):
        return "login"
    if answer.status_code in (403, 404) or to == "/newsroom/":
        return "refused"
    return "posted to" if answer.status_code == 405 else "open"


def expected(role: str) -> dict[str, str]:
    """What the table says becomes of each address."""
    kept_out = "refused" if role in INSIDE else "login"
    found = {
        route: "open" if role in roles else kept_out
        for roles, text in addresses.MAY_OPEN
        for route in text.split()
    }
    posted_to = dict.fromkeys(other_addresses.POSTED_TO, "posted to" if role in INSIDE else kept_out)
    missing = [
        route
        for route in found
        if route.startswith(
            ("documents/^", "documents/authenticate", "login/oidc/", "password_reset/", "^password_reset/")
        )
    ]
    locks = dict.fromkeys(other_addresses.LOCKS, "posted to" if role in PUBLISHERS else kept_out)
    again = dict.fromkeys(other_addresses.LOG_IN_AGAIN, "login")
    steps = dict.fromkeys(other_addresses.STEPS_OF_LOGIN, "login" if role == NOBODY else "refused")
    return {**found, **again, **steps, **locks, **posted_to, **dict.fromkeys(missing, "refused")}


@pytest.fixture
def browser(client: Client) -> Callable[[str], Client]:
    """The browser of somebody with a role."""

    def browser(role: str) -> Client:
        if user := person(role):
            client.force_login(user)
        return client

    return browser


@pytest.mark.filterwarnings(
    "ignore:.*(SpooledTemporaryFile|BufferedRandom|FileIO):pytest.PytestUnraisableExceptionWarning"
)  # Wagtail's
@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("role", ROLES)
def test_each_address_is_open_to_those_alone_who_may_open_it(
    role: str, values: Callable[[str], Values], browser: Callable[[str], Client]
) -> None:
    client = browser(role)
    found, tells = {}, []
    for route in expected(role):
        answer = client.get(address(route, values(route)))
        found[route] = outcome(answer)
        if not answer.streaming and SECRET in answer.content.decode():
            tells.append(route)
    wanted = expected(role)
    assert {route: it for route, it in found.items() if it != wanted[route]} == {}
    if role not in READERS_OF_DRAFTS:
        assert tells == []


class Writes(list[str]):
    """Statements that change the database, but for those that say who is logged in, and who has a form open."""

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if re.match("INSERT|UPDATE|DELETE", sql) and not re.search("django_session|editingsession", sql):
            self.append(sql)
        return execute(sql, params, many, context)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("row", POSTS, ids=lambda row: row.prepare.__name__)
def test_what_is_posted_is_done_for_those_alone_who_may_do_it(row: Row, desk_of_superuser: Desk) -> None:
    post = row.prepare(desk_of_superuser)
    done, left = set(), set()
    for role, browser in desk_of_superuser.browsers.items():
        writes = Writes()
        with transaction.atomic(), connection.execute_wrapper(writes):
            if post.done(browser.post(post.address, post.data)):
                done.add(role)
            elif writes:
                left.add(role)
            transaction.set_rollback(True)
    assert (done, left) == (row.who, row.saves - row.who)
