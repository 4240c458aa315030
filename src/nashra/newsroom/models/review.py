"""The step of a workflow in which a story's own desk reads it before readers do."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Task, TaskState
from wagtail.permissions import policy_registry


class DeskReview(Task):
    """Whoever may publish a story where it stands approves it, which publishes it, or returns it with a comment."""

    class Meta:
        verbose_name = _("desk review")
        verbose_name_plural = _("desk reviews")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._may(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self._may(user, obj)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._may(user, obj)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._may(user, obj):
            return []
        returning = ("reject", pgettext_lazy("a story to its writer", "Return"), True)
        if not policy_registry.get_by_type(type(obj)).may_approve(user, obj):
            return [returning]
        return [returning, ("approve", _("Approve"), False), ("approve", _("Approve with a comment"), True)]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """The reviews that wait for this user."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        waiting = waiting.select_related("workflow_state")
        mine = [state.pk for state in waiting if self._may(user, state.workflow_state.content_object)]
        return TaskState.objects.filter(pk__in=mine)

    @classmethod
    def get_description(cls) -> Any:
        return _("Whoever may publish the story approves it, and so publishes it, or returns it.")

    def _may(self, user: Any, story: Any) -> bool:
        if story is None:
            return False
        return bool(
            policy_registry.get_by_type(type(story)).user_has_permission_for_instance(user, "approve", story)
        )
