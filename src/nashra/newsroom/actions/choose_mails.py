"""Choosing which notices come by mail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nashra.newsroom.models import MailChoice
from nashra.newsroom.notice_kinds import BY_NAME


def choose_mails(*, by: Any, kinds: Iterable[str]) -> None:
    """Let somebody have notices of these kinds by mail, and no others; what is no kind is left out."""
    chosen = sorted(BY_NAME.keys() & set(kinds))
    MailChoice.objects.update_or_create(user=by, defaults={"kinds": chosen})
