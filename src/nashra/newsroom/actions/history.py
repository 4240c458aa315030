"""What was done to a story, for Wagtail's history: all that one transaction did in one statement.

Wagtail reads the type, the person and the revision of each entry from the database before it writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, Revision

from nashra.newsroom.models import Article


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
    kind = ContentType.objects.get_for_model(article, for_concrete_model=False)
    entries = [
        ModelLogEntry(
            content_type=kind,
            object_id=str(article.pk),
            label=str(article),
            action=event.action,
            timestamp=timezone.now(),
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
    ModelLogEntry.objects.bulk_create(entries)
