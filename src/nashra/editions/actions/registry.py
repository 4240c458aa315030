"""The editions' actions in place of Wagtail's own: each write and its outbox row are one transaction."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import ActionRegistry, CreateAction, EditAction

from nashra.changes import outbox
from nashra.changes.change import Kind
from nashra.editions.actions.keep_address import keep_host, keep_slug, set_old_hosts
from nashra.editions.actions.record import edition_state, record_edition, record_section
from nashra.editions.models import Edition, Section

MODELS = (Edition, Section)


class CreateEdition(CreateAction):
    """Save a new edition and record it: all others name it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            _set_typed_hosts(instance, self.form)
            keep_host(instance, instance.host)
            outbox.record(Kind.NETWORK)
        return instance


class EditEdition(EditAction):
    """Save a changed edition and record what of it was changed."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            before = edition_state(self.instance.pk)
            instance = super().execute(skip_permission_checks)
            _set_typed_hosts(instance, self.form)
            keep_host(instance, before.host)
            record_edition(instance.pk, before)
        return instance


def _set_typed_hosts(edition: Edition, form: Any) -> None:
    """Set the old hosts of a form, unless who filled it in may not."""
    hosts = form.cleaned_data.get("old_hosts") if form is not None else None
    if hosts is not None:
        set_old_hosts(edition, hosts)


class CreateSection(CreateAction):
    """Save a new section, which no edition shows yet, and record it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            record_section(instance, instance.slug)
        return instance


class EditSection(EditAction):
    """Save a changed section and record it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            slug = Section.objects.values_list("slug", flat=True).get(pk=self.instance.pk)
            instance = super().execute(skip_permission_checks)
            keep_slug(instance, slug)
            record_section(instance, slug)
        return instance


def register(registry: ActionRegistry) -> None:
    """Register the editions' actions in place of Wagtail's own, for forms and all else that asks the registry."""
    registry.register(Edition, CreateEdition)
    registry.register(Edition, EditEdition)
    registry.register(Section, CreateSection)
    registry.register(Section, EditSection)


def on_delete(sender: type, **kwargs: Any) -> None:
    """Record a deletion, which Django makes in a transaction of its own."""
    outbox.record(Kind.NETWORK)
