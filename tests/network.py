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
