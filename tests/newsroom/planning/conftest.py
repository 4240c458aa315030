"""People of a newsroom, and what is planned for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from tests.network import Network

from nashra.newsroom.actions.assign import Plan, assign
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.models import Assignment
from nashra.newsroom.roles import Role


@pytest.fixture
def member(network: Network) -> Callable[..., Any]:
    """Adds a person with a role, in the first edition unless told otherwise."""

    def member(name: str, role: str = Role.REPORTER, sections: Any = (), edition: Any = None) -> Any:
        user = get_user_model().objects.create_user(name, f"{name}@example.org", "-", first_name=name)
        give_role(user=user, edition=edition or network.maghrib, role=role, sections=sections)
        return user

    return member


@pytest.fixture
def plan(network: Network) -> Callable[..., Assignment]:
    """Plans a story for the first edition's world section, due in an hour, unless told otherwise."""

    def plan(slug_line: str = "قمة الماء", by: Any = None, edition: Any = None, **values: Any) -> Assignment:
        values = {"section": network.world, "due": timezone.now() + timedelta(hours=1), **values}
        return assign(edition=edition or network.maghrib, plan=Plan(slug_line, **values), by=by)

    return plan
