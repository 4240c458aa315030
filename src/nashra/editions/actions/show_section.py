"""Showing a section in an edition."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from nashra.editions.actions.record import record_sections
from nashra.editions.models import Edition, EditionSection, Section


@transaction.atomic
def show_section(
    edition: Edition, *, name: str, slug: str, block_on_stories: bool = False, colour: str = "blue"
) -> Section:
    """Show a section in an edition, at the end of its order, making the section where there is none yet.

    A section of the same slug is taken; where its name differs, the edition has its own name for it. Raises
    ValidationError with a message for each wrong field of a new section.
    """
    section = Section.objects.filter(slug=slug).first()
    is_new = section is None
    if section is None:
        section = Section(name=name, slug=slug, colour=colour)
        section.full_clean()
        section.save()
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
    if is_new:
        log(section, "wagtail.create")
    log(edition, "wagtail.edit", data={"section": str(section)})
    record_sections(edition.pk, [section.pk])
    return section
