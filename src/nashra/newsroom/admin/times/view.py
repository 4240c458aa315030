"""What a typed time means, answered while it is typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from nashra.arabic.times.problems import Problem
from nashra.arabic.times.write import WHICH, write
from nashra.editions.models import Edition
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock, clock_of, first_clock
from nashra.newsroom.admin.times.purpose import GO_LIVE, PURPOSES, Purpose
from nashra.newsroom.admin.times.reading import Typed, moment_of

NO_STORE = {"Cache-Control": "no-store"}


@require_GET
def typed_time(request: HttpRequest) -> JsonResponse:
    """Read `text` in `zone` for a `purpose`, and tell it on the clock of `edition`."""
    clock = _clock(request.GET.get("edition", ""))
    purpose = PURPOSES.get(request.GET.get("purpose", ""), GO_LIVE)
    typed = Typed(request.GET.get("text", ""), request.GET.get("zone", ""))
    told = _told(typed, clock, purpose, timezone.now())
    named = {"zone": clock.conventions.time_zone, "zone_name": clock.name}
    return JsonResponse({**named, **told}, headers=NO_STORE)


def _told(typed: Typed, clock: Clock, purpose: Purpose, now: datetime) -> dict[str, Any]:
    """text: the moment as the field shows it from now on, or what was typed where it cannot be read."""
    told: dict[str, Any] = {"text": typed.text, "meaning": "", "error": "", "ways": []}
    if not typed.text.strip():
        return told
    try:
        when = moment_of(typed, clock, purpose, now)
    except ValidationError as error:
        is_repeated = error.code == Problem.REPEATED
        words = WHICH.get(clock.conventions.language, WHICH["en"]) if is_repeated else ()
        return {
            **told,
            "error": error.messages[0],
            "ways": [[word, f"{typed.text} ({word})"] for word in words],
        }
    meaning = wording.meaning(when, clock, now, purpose)
    text = typed.text if purpose.bound else write(when, clock.conventions)
    return {**told, "text": text, "meaning": meaning}


def _clock(edition: str) -> Clock:
    number = row_number(edition)
    found = Edition.objects.filter(pk=number).first() if number is not None else None
    return clock_of(found) if found else first_clock()
