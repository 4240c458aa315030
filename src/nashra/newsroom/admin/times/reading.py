"""Taking what was typed for a purpose: the moment, or the sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError

from nashra.arabic.times.problems import TypedTimeError
from nashra.arabic.times.read import read
from nashra.arabic.times.words import plain
from nashra.arabic.times.write import write
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.admin.times.purpose import Purpose

MINUTE = timedelta(minutes=1)
"""How far ahead of now a past time may lie: «الآن» is read to the whole minute."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a field holds: a text, and the zone that stood beside it when it was typed."""

    text: str
    zone: str = ""  # empty where nothing was said: the field's own


def moment_of(typed: Typed, clock: Clock, purpose: Purpose, now: datetime) -> datetime:
    """The moment that was typed. Raises ValidationError for what cannot be read or lies on the wrong side of now."""
    there = clock.in_zone(typed.zone)
    try:
        when = read(typed.text, now=now, zone=there.zone, near=purpose.near, bound=purpose.bound)
    except TypedTimeError as error:
        raise ValidationError(wording.refusal(error, there, now), code=error.problem) from error
    check_side(when, there, purpose, now)
    return when


def check_side(when: datetime, clock: Clock, purpose: Purpose, now: datetime) -> None:
    """Refuse a past time where one to come is meant, and the other way round."""
    is_wrong = when <= now if purpose.side == "future" else purpose.side == "past" and when > now + MINUTE
    if is_wrong:
        raise ValidationError(wording.passed(when, clock, now, purpose), code="wrong_side")


def is_as_shown(typed: Typed, shown: datetime | None, clock: Clock) -> bool:
    """Whether a field still holds the moment that it showed."""
    if shown is None or not typed.text.strip():
        return shown is None and not typed.text.strip()
    return plain(typed.text) == plain(write(shown, clock.in_zone(typed.zone).conventions))
