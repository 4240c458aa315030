"""The sequence: the one counter that numbers all changes of an installation."""

from __future__ import annotations

from nashra.changes.models import ChangeSequence


def current() -> int:
    """The number of the latest change that this transaction can see."""
    return ChangeSequence.objects.values_list("number", flat=True).get(pk=1)


def installation() -> str:
    """A name that no other database has, for stores made from this one."""
    return str(ChangeSequence.objects.values_list("installation", flat=True).get(pk=1))
