"""Two editors who have the same story open."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.newsroom.merging_form import TEXTS, Form
from tests.newsroom.roles import EDITOR, person

from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.models import Article


@pytest.fixture
def clients(db: None) -> tuple[Client, Client]:
    """Two editors, who are not superusers."""
    first = person(EDITOR)
    second = type(first).objects.create_user("second")
    second.groups.set(first.groups.all())
    return _desk(first, "سلمى"), _desk(second, "كريم")


def _desk(user: Any, name: str) -> Client:
    user.first_name = name
    user.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def story(publish, network) -> Article:
    """A live story of five paragraphs in two editions, as the command line writes one."""
    places = [
        PlacementDraft(network.maghrib, network.world, canonical=True),
        PlacementDraft(network.misr, network.sport),
    ]
    body = [("paragraph", f"<p>{text}</p>") for text in TEXTS]
    return publish(headline="حادث على الطريق", body=body, placements=places)


@pytest.fixture
def forms(clients, story) -> tuple[Form, Form]:
    """The story's form opened by both, before either changes anything."""
    return Form(clients[0], story), Form(clients[1], story)
