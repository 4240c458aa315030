"""Recording a change of an edition or a section, by how many pages show what was changed.

What few fragments show is a change of its own. What every page shows (or a list, a link or a line that each story
has) begins a new generation, so that all pages are rendered again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models import Edition, EditionSection, FormerHost, Section

IN_FEW_PLACES = frozenset({"slug", "tagline", "calendar", "latest_heading", "most_read_heading", "lead_days"})
"""Fields of an edition that no story's fragments show. A new field is taken to be on every page."""

Shown = tuple[int, str, bool, bool]


@dataclass(frozen=True, slots=True)
class EditionState:
    """An edition as the database has it."""

    fields: dict[str, object]
    shown: frozenset[Shown]  # the sections, in whatever order
    old_hosts: frozenset[str]

    @property
    def host(self) -> str:
        return str(self.fields["host"])


def edition_state(pk: int) -> EditionState:
    """An edition's fields, the sections that it shows and the hosts that lead to it, read now."""
    shown = EditionSection.objects.filter(edition=pk).values_list(
        "section_id", "name", "in_navigation", "block_on_stories"
    )
    old_hosts = FormerHost.objects.filter(edition=pk).values_list("host", flat=True)
    return EditionState(Edition.objects.filter(pk=pk).values()[0], frozenset(shown), frozenset(old_hosts))


def record_edition(pk: int, before: EditionState) -> None:
    """Record what of an edition was changed. Last in the transaction."""
    now = edition_state(pk)
    changed = {name for name, value in now.fields.items() if before.fields.get(name) != value}
    if changed - IN_FEW_PLACES or now.old_hosts != before.old_hosts:
        outbox.record(Kind.NETWORK)
        return
    record_sections(pk, {section for section, *_ in before.shown ^ now.shown})


def record_sections(edition: int, sections: Iterable[int]) -> None:
    """Record that an edition shows sections in another way. Last in the transaction."""
    outbox.record(Kind.EDITION, Subject(edition=edition, sections=tuple(sorted(sections))))


def record_section(now: Section, slug_before: str) -> None:
    """Record that a section was changed or made. Last in the transaction."""
    if now.slug == slug_before:
        outbox.record(Kind.SECTION, Subject(sections=(now.pk,)))
    else:
        outbox.record(Kind.NETWORK)
