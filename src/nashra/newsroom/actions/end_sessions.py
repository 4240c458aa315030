"""Ending the sessions of somebody who is logged in."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction

from nashra.newsroom.actions.note import note_ended_sessions


@transaction.atomic
def end_sessions(*, person: Any, by: Any = None) -> int:
    """Log somebody out in all browsers; returns in how many."""
    sessions = list(UserSession.objects.filter(user_id=person.pk))
    for session in sessions:
        session.end()
    if sessions:
        note_ended_sessions(person, len(sessions), by)
    return len(sessions)
