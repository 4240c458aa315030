"""An editor of today's kind: may write and publish stories, and is no superuser."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user("salma", "salma@example.org", "-")
    names = ["access_admin", "add_article", "change_article", "publish_article"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return user


@pytest.fixture
def newsroom(client: Client, editor: User) -> Client:
    """The editor's browser."""
    client.force_login(editor)
    return client
