"""What Wagtail's admin takes from the editions."""

from __future__ import annotations

from wagtail import hooks
from wagtail.actions import ActionRegistry
from wagtail.snippets.models import register_snippet

from nashra.editions.actions import registry
from nashra.editions.admin.deleting import DeleteUnlessAnyIsInUse
from nashra.editions.admin.viewsets import EditionViewSet, SectionViewSet

register_snippet(EditionViewSet)
register_snippet(SectionViewSet)
hooks.register(
    "register_bulk_action", DeleteUnlessAnyIsInUse, order=1
)  # after Wagtail's own, for all snippets


@hooks.register("register_actions")
def register_actions(actions: ActionRegistry) -> None:
    registry.register(actions)
