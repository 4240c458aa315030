"""Ways into the newsroom, and all that they need."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from tests.network import Network
from tests.newsroom.posts.post import Desk
from tests.newsroom.roles import ROLES, SUPERUSER, person

from nashra.newsroom.models import Article, Author, Photo


@pytest.fixture
def author(db: None) -> Author:
    return Author.objects.create(name="سلمى الدرقاوي", role="مراسلة في الرباط")


@pytest.fixture
def photo(db: None) -> Photo:
    content = BytesIO()
    Image.new("RGB", (12, 8), "teal").save(content, "PNG")
    content.seek(0)
    return Photo.objects.create(title="الميناء", file=ImageFile(content, "harbour.png"))


@pytest.fixture
def desk_of_superuser(
    network: Network,
    write: Callable[..., Article],
    publish: Callable[..., Article],
    author: Author,
    photo: Photo,
) -> Desk:
    """What posts are prepared with, and somebody of each role."""
    people, browser = {role: person(role) for role in ROLES}, Client()
    browser.force_login(people[SUPERUSER])
    return Desk(network, write, publish, author, photo, browser, people)
