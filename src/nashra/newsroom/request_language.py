"""The language of a person of the newsroom, for what is said outside Wagtail's views."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import translation
from wagtail.users.models import UserProfile


def language_of(request: HttpRequest) -> str:
    """The language of whoever asks."""
    return language_of_user(getattr(request, "user", None))


def language_of_user(user: Any) -> str:
    """The user's own language, as Wagtail has it; the newsroom's where that cannot be read."""
    try:
        profile = UserProfile.objects.filter(user=user.pk).first() if user else None
    except DatabaseError:
        profile = None
    return profile.get_preferred_language() if profile else translation.get_language() or "ar"
