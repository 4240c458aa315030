"""What others ask about editions."""

from __future__ import annotations

from collections import defaultdict

from nashra.changes.ask import ask
from nashra.editions import statements
from nashra.editions.models import Edition, EditionSection, FormerHost
from nashra.editions.rows import EditionRow, SectionRow, ShownSection


def edition_of_host(host: str) -> Edition | None:
    """The edition that answers on a host: its own, or the network's first; None where there is none yet."""
    return edition_that_has(host) or first_edition()


def edition_that_has(host: str) -> Edition | None:
    """The edition that a host belongs to: it has it now, or had it once and no other has it now."""
    return (
        Edition.objects.filter(host=host).first() or Edition.objects.filter(former_hosts__host=host).first()
    )


def former_hosts() -> dict[str, Edition]:
    """The editions by hosts that they once had and that no edition has now."""
    rows = FormerHost.objects.exclude(host__in=Edition.objects.values("host")).select_related("edition")
    return {row.host: row.edition for row in rows}


def first_edition() -> Edition | None:
    """The edition that answers where no other does."""
    return Edition.objects.order_by("position", "id").first()


def all_editions() -> dict[int, EditionRow]:
    """All editions by number, the network's first one first."""
    return {row[0]: EditionRow(*row) for row in ask(statements.EDITIONS)}


def all_sections() -> tuple[dict[int, SectionRow], dict[int, tuple[ShownSection, ...]]]:
    """All sections by number, and those that each edition shows, in its order, by the edition's number."""
    sections: dict[int, SectionRow] = {}
    shown: defaultdict[int, list[ShownSection]] = defaultdict(list)
    for number, slug, name, colour, edition, *rest in ask(statements.SECTIONS):
        section = sections.setdefault(number, SectionRow(number, slug, name, colour))
        if edition is not None:
            shown[edition].append(ShownSection(section, *rest))
    return sections, {edition: tuple(its) for edition, its in shown.items()}


def all_former_slugs() -> dict[str, int]:
    """The numbers of sections by the slugs that they once had. What a section has now comes before these."""
    return dict(ask(statements.FORMER_SLUGS))


def sections_of(edition: int) -> list[int]:
    """The numbers of the sections that an edition shows."""
    return list(EditionSection.objects.filter(edition=edition).values_list("section", flat=True))
