"""What tests hold in their hands: a small network, and the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from nashra.changes.change import Change
    from nashra.editions.models import Edition, Section


class BrokenOffError(Exception):
    """Breaks a transaction off between its change and its row of the outbox."""


class Outbox:
    """The outbox as a test sees it."""

    def changes(self) -> list[Change]:
        from nashra.changes import outbox

        return list(outbox.pending(1000))

    def forget(self) -> None:
        from nashra.changes.models import OutboxRow

        OutboxRow.objects.all().delete()

    @contextmanager
    def breaking(self) -> Iterator[mock.Mock]:
        """No row can be written meanwhile."""
        with mock.patch("nashra.changes.outbox.run", side_effect=BrokenOffError) as put:
            yield put


@dataclass(frozen=True, slots=True)
class Network:
    """Two editions; both show world and sport, the first culture too."""

    maghrib: Edition
    misr: Edition
    world: Section
    sport: Section
    culture: Section


def make_network() -> Network:
    """The network, as its actions write it."""
    from django.contrib.contenttypes.models import ContentType
    from tests.written_rows import written_once

    from nashra.editions.models import Edition, Section

    ContentType.objects.get_for_models(Edition, Section)  # known afterwards, whichever way it was written
    editions, sections = written_once("network", _add_network)
    editions_by_key, sections_by_key = Edition.objects.in_bulk(editions), Section.objects.in_bulk(sections)
    return Network(*(editions_by_key[pk] for pk in editions), *(sections_by_key[pk] for pk in sections))


def _add_network() -> tuple[list[int], list[int]]:
    from nashra.editions.actions.add_edition import add_edition
    from nashra.editions.actions.show_section import show_section

    maghrib = add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA")
    misr = add_edition(name="مصر اليوم", slug="misr", host="misr.localhost", country="EG")
    shown = [show_section(maghrib, name=name, slug=name) for name in ("عالم", "رياضة", "ثقافة")]
    show_section(misr, name="عالم", slug="عالم")
    show_section(misr, name="رياضة", slug="رياضة")
    return [maghrib.pk, misr.pk], [section.pk for section in shown]
