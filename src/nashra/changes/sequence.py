"""The sequence: the one counter that numbers all changes of an installation."""

from __future__ import annotations

from nashra.changes.ask import ask
from nashra.changes.models import ChangeSequence

_CURRENT = "SELECT number FROM changes_changesequence WHERE id = 1"


def current() -> int:
    """The number of the latest change that this transaction can see."""
    ((number,),) = ask(_CURRENT)
    return int(number)


def installation() -> str:
    """A name that no other database has, for stores made from this one."""
    return str(ChangeSequence.objects.values_list("installation", flat=True).get(pk=1))
