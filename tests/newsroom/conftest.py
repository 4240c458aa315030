"""Ways into the newsroom, and all that they need."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY, get_user_model
from django.test import Client
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.logged_in import browser_of
from tests.newsroom.posts.post import Desk, story_url
from tests.newsroom.roles import ROLES, SUPERUSER, person
from tests.photos import small_photo
from tests.written_rows import written_once

from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.models import Article, Author, Photo
from nashra.newsroom.roles import Role


@pytest.fixture
def author(db: None) -> Author:
    return Author.objects.create(name="سلمى الدرقاوي", role="مراسلة في الرباط")


@pytest.fixture
def photo(db: None) -> Photo:
    return small_photo()


@pytest.fixture
def desk_of_superuser(
    network: Network,
    write: Callable[..., Article],
    publish: Callable[..., Article],
    author: Author,
    photo: Photo,
) -> Desk:
    """What posts are prepared with, and somebody of each role."""
    browsers = {role: browser_of(role, partial(person, role)) for role in ROLES}
    browser = Client()
    browser.cookies.update(browsers[SUPERUSER].cookies)
    people = get_user_model().objects.in_bulk(field_name="username")
    return Desk(network, write, publish, author, photo, browser, people, browsers)


@pytest.fixture
def browse(network: Network) -> Callable[..., Client]:
    """The browser of somebody new with a role in an edition."""

    def browse(name: str, role: Role, edition: Any = None, sections: Any = ()) -> Client:
        user = get_user_model().objects.create_user(name, password="-", first_name=name)
        give_role(user=user, edition=edition or network.maghrib, role=role, sections=sections)
        client = Client()
        client.force_login(user)
        return client

    return browse


@pytest.fixture
def reporter(browse: Callable[..., Client]) -> Client:
    set_up_review()
    return browse("ليلى", Role.REPORTER)


@pytest.fixture
def submitted(reporter: Client, network: Network) -> Article:
    fields = {"headline": "قمة", "placements__0__section": str(network.world.pk), "action-submit": "1"}

    def submit() -> int:
        reporter.post(story_url("add"), filled(reporter, story_url("add"), **fields))
        return Article.objects.get(headline="قمة").pk

    by = reporter.session[SESSION_KEY]
    story = Article.objects.get(pk=written_once(f"submitted {by} {network.world.pk}", submit))
    assert story.workflow_in_progress
    return story
