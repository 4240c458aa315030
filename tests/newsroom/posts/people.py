"""What is posted about people and groups."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, gone


def delete_user(desk: Desk) -> Post:
    user = desk.people["viewer"]
    return Post(reverse("wagtailusers_users:delete", args=[user.pk]), {}, gone(user))


def delete_group(desk: Desk) -> Post:
    group = Group.objects.get(name="viewer")
    return Post(reverse("wagtailusers_groups:delete", args=[group.pk]), {}, gone(group))
