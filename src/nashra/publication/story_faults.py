"""Telling the desk what of stories readers lack: noting what failed, and looking whether it still does."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from nashra.newsroom import fault_spool
from nashra.newsroom.actions.note_fault import note_check, note_fault
from nashra.newsroom.queries import faults
from nashra.pages.failing_pieces import failing_pieces

AT_ONCE = 10
"""Stories that a run looks at again."""


def follow() -> None:
    """Note the faults that any process has left, and forget those that have passed. Raises DatabaseError."""
    for fault in fault_spool.take(settings.FAULTS):
        note_fault(fault)
    for story in faults.due(timezone.now(), AT_ONCE):
        note_check(story=story, failing=failing_pieces(story))
