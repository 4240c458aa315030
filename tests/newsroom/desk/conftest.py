"""People at the desk, and what stands on their first page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from tests.network import Network

from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.roles import Role


@pytest.fixture
def browse(network: Network) -> Callable[..., Client]:
    """The browser of somebody new with a role in an edition; her `user` is with it."""

    def browse(name: str, role: Role, edition: Any = None, sections: Any = ()) -> Client:
        user = get_user_model().objects.create_user(name, password="-", first_name=name)
        give_role(user=user, edition=edition or network.maghrib, role=role, sections=sections)
        client = Client()
        client.user = user
        client.force_login(user)
        return client

    return browse


@pytest.fixture
def stands_in() -> Callable[..., list[str]]:
    """The headlines that stand in a panel of somebody's page, in their order."""

    def stands_in(client: Client, panel: str, edition: str = "") -> list[str]:
        page = client.get(f"/newsroom/desk/{panel}", {"edition": edition} if edition else {}).content.decode()
        return re.findall(r'class="desk-panel__headline"[^>]*>([^<]*)<', page)

    return stands_in
