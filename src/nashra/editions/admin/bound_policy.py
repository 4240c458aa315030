"""Views of one thing ask what may be done to this thing, not to some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.permissions import policy_registry


class BoundPolicy:
    """A model's policy that answers for one instance where it is asked for some. All else is the policy's own."""

    def __init__(self, policy: Any, instance: Any) -> None:
        self._policy, self._instance = policy, instance

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(self._policy.user_has_permission_for_instance(user, action, self._instance))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return bool(self._policy.user_has_any_permission_for_instance(user, actions, self._instance))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._policy, name)


class AsksOfItsObject:
    """A view of Wagtail's whose checks are those of its object as soon as it has it."""

    model: Any

    @property
    def permission_policy(self) -> Any:
        policy, instance = policy_registry.get_by_type(self.model), getattr(self, "object", None)
        return BoundPolicy(policy, instance) if instance is not None and instance.pk else policy
