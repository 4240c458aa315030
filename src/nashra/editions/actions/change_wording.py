"""Changing the headings of an edition's modules."""

from __future__ import annotations

from django.db import transaction

from nashra.changes import outbox
from nashra.changes.change import Kind
from nashra.editions.models import Edition


@transaction.atomic
def change_wording(edition: Edition, **wording: str) -> None:
    """Change headings of an edition's modules."""
    for name, text in wording.items():
        setattr(edition, name, text)
    edition.full_clean()
    edition.save()
    outbox.record(Kind.NETWORK)
