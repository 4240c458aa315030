"""What was done to a story, for the audit: all that one transaction did in one statement.

Wagtail reads the type, the person and the revision of each entry from the database before it writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision

from nashra.newsroom.models import Article, AuditEntry


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done."""

    action: str  # as Wagtail has it registered
    data: Mapping[str, Any] = field(default_factory=dict)
    content_changed: bool = False


def write(article: Article, events: Sequence[Event], *, revision: Revision, by: Any = None) -> None:
    """Write the events in their order, done by a person or else by whom Wagtail's log context names.

    Raises ValidationError for an action that Wagtail does not know.
    """
    context = get_active_log_context()
    entries = [
        AuditEntry.objects.new(
            article,
            event.action,
            data=dict(event.data),
            user=by or context.user,
            uuid=context.uuid,
            revision=revision,
            content_changed=event.content_changed,
        )
        for event in events
    ]
    for entry in entries:
        entry.clean()
    AuditEntry.objects.bulk_create(entries)
