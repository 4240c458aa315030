"""Addresses under which readers may still look for a story, and where they are led from there: for editors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from nashra.edge.hosts import shown_host
from nashra.editions import queries as editions
from nashra.editions.models import FormerHost, FormerSlug
from nashra.editions.rows import EditionRow
from nashra.newsroom.addresses import path_of
from nashra.newsroom.models import RemovedPlacement
from nashra.newsroom.queries import placements
from nashra.newsroom.queries.rows import PlacementRow


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address as people read it, of an edition's."""

    edition: str
    address: str
    leads_to: str  # the address that readers get; empty: it says that the story is gone


def old_addresses(number: int) -> tuple[OldAddress, ...]:
    """What leads to a story besides its addresses: renamed sections, old hosts, and editions that it has left.

    Any other section or words before and after the number lead to it too, and are not listed.
    """
    rows = placements.everywhere([number]).get(number, ())
    known = editions.all_editions()
    right = {row.edition: _origin(known[row.edition].host) + path_of(row) for row in rows}
    found = [one for row in rows for one in _of_place(row, known[row.edition], right[row.edition])]
    left = RemovedPlacement.objects.filter(article=number).exclude(edition__in=right)
    leads_to = next(iter(right.values()), "")
    for edition in left.order_by("edition__position").values_list("edition", flat=True):
        address = f"{_origin(known[edition].host)}/…/{number}"
        found.append(OldAddress(known[edition].name, address, leads_to))
    return tuple(found)


def _of_place(row: PlacementRow, edition: EditionRow, right: str) -> Iterator[OldAddress]:
    slugs = FormerSlug.objects.filter(section=row.section).order_by("slug").values_list("slug", flat=True)
    hosts = FormerHost.objects.filter(edition=row.edition).order_by("host").values_list("host", flat=True)
    path = path_of(row)
    tail = path.removeprefix(f"/{row.section_slug}")
    for slug in slugs:
        yield OldAddress(edition.name, f"{_origin(edition.host)}/{slug}{tail}", right)
    for host in hosts:
        yield OldAddress(edition.name, _origin(host) + path, right)


def _origin(host: str) -> str:
    return str(settings.PUBLIC.origin(shown_host(host)))
