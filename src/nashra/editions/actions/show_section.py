"""Showing a section in an edition."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from nashra.editions.actions.record import record_sections
from nashra.editions.models import Edition, EditionSection, Section


@transaction.atomic
def show_section(
    edition: Edition,
    *,
    slug: str,
    name: str | None = None,
    block_on_stories: bool | None = None,
    colour: str = "blue",
) -> Section:
    """Show a section in an edition, at the end of its order, making the section where there is none yet.

    A section of the same slug is taken; where its name differs, the edition has its own name for it. What is None
    stays as it is in the edition; at first it is the section's name, or its slug, and no block. Raises ValidationError
    with a message for each wrong field of a new section.
    """
    section = Section.objects.filter(slug=slug).first()
    is_new = section is None
    if section is None:
        section = Section(name=name or slug, slug=slug, colour=colour)
        section.full_clean()
        section.save()
    given: dict[str, object] = {}
    if name is not None:
        given["name"] = "" if section.name == name else name
    if block_on_stories is not None:
        given["block_on_stories"] = block_on_stories
    EditionSection.objects.update_or_create(
        edition=edition,
        section=section,
        defaults=given,
        create_defaults={**given, "sort_order": edition.shown_sections.count()},
    )
    if is_new:
        log(section, "wagtail.create")
    log(edition, "wagtail.edit", data={"section": str(section)})
    record_sections(edition.pk, [section.pk])
    return section
