"""Finding what a command names, or refusing with what there is instead."""

from __future__ import annotations

from nashra.cli.installation import CommandError
from nashra.editions.models import Edition, EditionSection
from nashra.editions.queries import all_editions
from nashra.newsroom.addresses import path_of
from nashra.newsroom.models import Article
from nashra.newsroom.queries import placements
from nashra.pages.context.edition import origin


def edition(slug: str) -> Edition:
    """The edition of a slug."""
    found = Edition.objects.filter(slug=slug).first()
    if found is None:
        there = (
            ", ".join(Edition.objects.values_list("slug", flat=True))
            or "none; add one with: nashra edition add"
        )
        raise CommandError(f"There is no edition “{slug}”. There is: {there}.")
    return found


def section(of: Edition, slug: str) -> EditionSection:
    """A section that the edition shows, by its slug."""
    shown = of.shown_sections.select_related("section")
    found = shown.filter(section__slug=slug).first()
    if found is None:
        there = ", ".join(one.section.slug for one in shown) or "none yet; add one with: nashra section add"
        raise CommandError(f"The edition “{of.slug}” has no section “{slug}”. It has: {there}.")
    return found


def story(number: int) -> Article:
    """The story of a number."""
    found = Article.objects.filter(pk=number).first()
    if found is None:
        raise CommandError(f"There is no story {number}.")
    return found


def addresses(number: int) -> list[str]:
    """Where readers find a story, its own edition's address first; as people read and write them."""
    editions = all_editions()
    return [
        origin(editions[row.edition]) + path_of(row)
        for row in placements.everywhere([number]).get(number, ())
    ]
