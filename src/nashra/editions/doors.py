"""The one door for changes of the network: each write and its row of the outbox are one transaction.

Every page shows something of its edition, so that a change here starts a new generation of fragments.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import ActionRegistry, CreateAction, EditAction

from nashra.changes import line
from nashra.editions.models import Edition, EditionSection, Section

MODELS = (Edition, Section)


class CreateInNetwork(CreateAction):
    """Save a new edition or section and record it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            line.record(line.Kind.NETWORK)
        return instance


class EditInNetwork(EditAction):
    """Save a changed edition or section and record it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            line.record(line.Kind.NETWORK)
        return instance


def register(registry: ActionRegistry) -> None:
    """Put the doors in place of Wagtail's own actions, for the forms and all else that asks the registry."""
    for model in (Edition, Section):
        registry.register(model, CreateInNetwork)
        registry.register(model, EditInNetwork)


def on_delete(sender: type, **kwargs: Any) -> None:
    """Record a deletion, which Django makes in a transaction of its own."""
    line.record(line.Kind.NETWORK)


@transaction.atomic
def add_edition(
    *, name: str, slug: str, host: str, country: str, language: str = "ar", **wording: str
) -> Edition:
    """Add an empty edition behind the others. Raises ValidationError with a message for each wrong field."""
    position = Edition.objects.count()
    edition = Edition(
        name=name,
        slug=slug,
        host=host.lower(),
        country=country,
        language=language,
        position=position,
        **wording,
    )
    edition.full_clean()
    edition.save()
    line.record(line.Kind.NETWORK)
    return edition


@transaction.atomic
def change_wording(edition: Edition, **wording: str) -> None:
    """Change headings of an edition's modules."""
    for name, text in wording.items():
        setattr(edition, name, text)
    edition.full_clean()
    edition.save()
    line.record(line.Kind.NETWORK)


@transaction.atomic
def show_section(
    edition: Edition, *, name: str, slug: str, block_on_stories: bool = False, colour: str = "blue"
) -> Section:
    """Show a section in an edition, at the end of its order, making the section where there is none yet.

    A section of the same slug is taken; where its name differs, the edition has its own name for it.
    """
    section, _made = Section.objects.get_or_create(slug=slug, defaults={"name": name, "colour": colour})
    EditionSection.objects.update_or_create(
        edition=edition,
        section=section,
        defaults={"block_on_stories": block_on_stories, "name": "" if section.name == name else name},
        create_defaults={
            "block_on_stories": block_on_stories,
            "name": "" if section.name == name else name,
            "sort_order": edition.shown_sections.count(),
        },
    )
    line.record(line.Kind.NETWORK)
    return section
