"""Views of one thing, and lists' links to them, ask what may be done to this thing, not to some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
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
    """A view of Wagtail's whose checks are those of its object, which it has before they are made."""

    model: Any
    object: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the object, where Wagtail's form of a plain model would only after its checks."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        if getattr(self, "pk_url_kwarg", None) in kwargs and not hasattr(self, "object"):
            self.object = self.get_object()  # type: ignore[attr-defined]  # of the view

    @property
    def permission_policy(self) -> Any:
        policy, instance = policy_registry.get_by_type(self.model), getattr(self, "object", None)
        return BoundPolicy(policy, instance) if instance is not None and instance.pk else policy


class AsksOfEachObject:
    """A viewset whose views of one thing all ask of it (`AsksOfItsObject`), also those that Wagtail adds one day."""

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        if issubclass(view_class, PermissionCheckedMixin) and not issubclass(view_class, AsksOfItsObject):
            view_class = type(view_class.__name__, (AsksOfItsObject, view_class), {})
        return super().construct_view(view_class, **kwargs)  # type: ignore[misc]  # of the viewset


class LinksToWhatOneMayDo:
    """A list of Wagtail's that leads to the forms of those rows alone that the user may change or delete."""

    model: Any
    request: HttpRequest

    def get_edit_url(self, instance: Any) -> str | None:
        address: str | None = super().get_edit_url(instance) if self._may("change", instance) else None  # type: ignore[misc]
        return address

    def get_delete_url(self, instance: Any) -> str | None:
        address: str | None = super().get_delete_url(instance) if self._may("delete", instance) else None  # type: ignore[misc]
        return address

    def _may(self, action: str, instance: Any) -> bool:
        policy = policy_registry.get_by_type(self.model)
        return bool(policy.user_has_permission_for_instance(self.request.user, action, instance))
