"""The editions' actions in place of Wagtail's own: each write and its outbox row are one transaction.

Every page shows something of its edition, so that a change here starts a new generation of fragments.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import ActionRegistry, CreateAction, EditAction

from nashra.changes import outbox
from nashra.changes.change import Kind
from nashra.editions.models import Edition, Section

MODELS = (Edition, Section)


class CreateInNetwork(CreateAction):
    """Save a new edition or section and record it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            outbox.record(Kind.NETWORK)
        return instance


class EditInNetwork(EditAction):
    """Save a changed edition or section and record it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            outbox.record(Kind.NETWORK)
        return instance


def register(registry: ActionRegistry) -> None:
    """Register the editions' actions in place of Wagtail's own, for forms and all else that asks the registry."""
    for model in (Edition, Section):
        registry.register(model, CreateInNetwork)
        registry.register(model, EditInNetwork)


def on_delete(sender: type, **kwargs: Any) -> None:
    """Record a deletion, which Django makes in a transaction of its own."""
    outbox.record(Kind.NETWORK)
