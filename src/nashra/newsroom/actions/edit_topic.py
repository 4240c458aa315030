"""Making and changing a topic, whose name stands under every story that is about it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import CreateAction, EditAction

from nashra.newsroom.actions.keep_address import keep_slug
from nashra.newsroom.models import Topic
from nashra.newsroom.models.listed import TOPIC


class CreateTopic(CreateAction):
    """Save a new topic and record it: the page of what it belongs to names it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            topic = super().execute(skip_permission_checks)
            Topic.record_change(topic.pk, topic.parent_id)
        return topic


class EditTopic(EditAction):
    """Save a changed topic, keep the address that it had, and record the change.

    What stands under the stories is a fragment of the topic's own, so the work is the same however many there are.
    """

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            slug, parent = Topic.objects.values_list("slug", "parent").get(pk=self.instance.pk)
            topic = super().execute(skip_permission_checks)
            keep_slug(TOPIC, topic.pk, before=slug, now=topic.slug)
            Topic.record_change(topic.pk, parent, topic.parent_id)
        return topic


@transaction.atomic
def add_topic(*, by: Any = None, **values: Any) -> Topic:
    """Make a topic. Raises ValidationError and CreatePermissionError."""
    topic = Topic(**values)
    topic.full_clean()
    made: Topic = CreateTopic(topic, user=by).execute(skip_permission_checks=by is None)
    return made
