"""What tests hold in their hands: a small network, and the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

from tests.written_rows import Statement

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


_WRITTEN: list[Statement] = []
"""What wrote the network in an empty database: a tenth of the time that its actions take."""


def make_network() -> Network:
    """The network in the running transaction."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from tests.written_rows import statements_that_write, write_again

    from nashra.editions.models import Edition, Section

    if not connection.in_atomic_block or Edition.objects.exists() or Section.objects.exists():
        return _add_network()
    if not _WRITTEN:
        with statements_that_write() as statements:
            made = _add_network()
        _WRITTEN.extend(statements)
        return made
    ContentType.objects.get_for_models(Edition, Section)  # which the actions would leave known
    write_again(_WRITTEN)
    maghrib, misr = Edition.objects.order_by("position")
    return Network(maghrib, misr, *Section.objects.order_by("pk"))


def _add_network() -> Network:
    from nashra.editions.actions.add_edition import add_edition
    from nashra.editions.actions.show_section import show_section

    maghrib = add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA")
    misr = add_edition(name="مصر اليوم", slug="misr", host="misr.localhost", country="EG")
    shown = [show_section(maghrib, name=name, slug=name) for name in ("عالم", "رياضة", "ثقافة")]
    show_section(misr, name="عالم", slug="عالم")
    show_section(misr, name="رياضة", slug="رياضة")
    return Network(maghrib, misr, *shown)
