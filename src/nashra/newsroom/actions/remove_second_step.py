"""Removing a second step of which its owner has lost the means."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from wagtail.log_actions import log


@transaction.atomic
def remove_second_step(*, person: Any, by: Any = None) -> int:
    """Remove the app, the passkeys and the recovery codes of somebody; returns how many there were."""
    rows = Authenticator.objects.filter(user_id=person.pk)
    kinds = list(rows.values_list("type", flat=True))
    rows.delete()
    for kind in kinds:
        log(person, "nashra.second_step_removed", user=by, data={"kind": kind})
    return len(kinds)
