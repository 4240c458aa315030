"""What is posted about people and groups."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, gone

from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.roles import Role


def delete_user(desk: Desk) -> Post:
    user = desk.people["viewer"]
    return Post(reverse("wagtailusers_users:delete", args=[user.pk]), {}, gone(user))


def delete_group(desk: Desk) -> Post:
    group = Group.objects.get(name="viewer")
    return Post(reverse("wagtailusers_groups:delete", args=[group.pk]), {}, gone(group))


def end_sessions(desk: Desk) -> Post:
    user = desk.people["outsider"]
    member = give_role(user=user, edition=desk.network.maghrib, role=Role.REPORTER)
    session = UserSession.objects.create(user=user, ip="127.0.0.1", session_key="k" * 32, user_agent="")
    return Post(reverse("members:end_sessions", args=[member.pk]), {}, gone(session))
