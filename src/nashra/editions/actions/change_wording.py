"""Changing the headings of an edition's modules."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from nashra.editions.actions.record import edition_state, record_edition
from nashra.editions.models import Edition


@transaction.atomic
def change_wording(edition: Edition, **wording: str) -> None:
    """Change headings of an edition's modules."""
    before = edition_state(edition.pk)
    for name, text in wording.items():
        setattr(edition, name, text)
    edition.full_clean()
    edition.save()
    log(edition, "wagtail.edit")
    record_edition(edition.pk, before)
