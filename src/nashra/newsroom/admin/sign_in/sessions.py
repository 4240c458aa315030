"""What allauth asks of the newsroom where somebody ends sessions of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.usersessions.adapter import DefaultUserSessionsAdapter

from nashra.newsroom.actions.note import note_ended_sessions


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Keeps in the audit that they were ended."""

    def end_sessions(self, sessions: Sequence[Any]) -> None:
        super().end_sessions(sessions)
        if sessions:
            person = sessions[0].user
            note_ended_sessions(person, len(sessions), person)
