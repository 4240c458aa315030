"""Who wants which notices by mail."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from nashra.newsroom.models import MailChoice
from nashra.newsroom.notice_kinds import KINDS, NoticeKind


def mailed_kinds(user: Any) -> list[str]:
    """The names of the kinds that somebody wants by mail."""
    choice = MailChoice.objects.filter(user=user.pk).first()
    return list(choice.kinds) if choice else [kind.name for kind in KINDS if kind.is_mailed]


def who_wants(kind: NoticeKind, people: Collection[int]) -> set[int]:
    """Of these people those who want such notices by mail; nobody where no mail can go."""
    if settings.MAIL is None or not people:
        return set()
    reachable = get_user_model()._default_manager.filter(pk__in=people, is_active=True).exclude(email="")
    chosen = dict(MailChoice.objects.filter(user__in=people).values_list("user", "kinds"))
    numbers = reachable.values_list("pk", flat=True)
    return {number for number in numbers if _wants(kind, chosen.get(number))}


def _wants(kind: NoticeKind, chosen: Collection[str] | None) -> bool:
    return kind.is_mailed if chosen is None else kind.name in chosen
