"""What the screen sends: slots as JSON, in which an end may still be what somebody typed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.admin.times.purpose import PIN
from nashra.newsroom.admin.times.reading import Typed, moment_of
from nashra.newsroom.three_way import Path, Side


class UnreadableError(ValueError):
    """What was sent is not what this screen sends."""


@dataclass(frozen=True, slots=True)
class TypedFault:
    """An end that cannot be read."""

    slot: str  # its id
    story: int
    said: str


@dataclass(frozen=True, slots=True)
class Posted:
    """What was sent, not yet checked."""

    began_from: int
    slots: list[Any]
    choices: Mapping[Path, Side]
    chosen_at: int | None  # the version of the others among whose changes and the editor's somebody chose
    faults: tuple[TypedFault, ...]


def read(request: HttpRequest, clock: Clock) -> Posted:
    """Read the JSON of a request's `front`; a typed end becomes a time of the clock. Raises UnreadableError."""
    try:
        data = json.loads(request.POST["front"])
        slots = list(data["slots"])
        chosen = data.get("chosen_at")
        choices = {tuple(map(str, path)): Side(side) for path, side in data.get("choices") or ()}
        began, chosen_at = int(data["began_from"]), None if chosen is None else int(chosen)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableError from error
    return Posted(began, slots, choices, chosen_at, tuple(read_ends(slots, clock)))


def read_ends(slots: list[Any], clock: Clock) -> Iterator[TypedFault]:
    """Put a time in the place of each end that was typed; those that cannot be read are told, and left out."""
    now = timezone.now()
    for slot in slots:
        for pin in pins_of(slot):
            if isinstance(typed := pin.pop("typed", None), dict):
                try:
                    pin["until"] = _moment(typed, clock, now)
                except ValidationError as error:
                    number = pin.get("story")
                    story = number if isinstance(number, int) else 0
                    yield TypedFault(str(slot.get("id")), story, error.messages[0])


def pins_of(slot: Any) -> list[dict[str, Any]]:
    """The pins of a slot of JSON, those that can be read."""
    pins = slot.get("stories") if isinstance(slot, dict) else None
    return [pin for pin in pins if isinstance(pin, dict)] if isinstance(pins, list) else []


def _moment(typed: Mapping[str, Any], clock: Clock, now: Any) -> str | None:
    text, zone = str(typed.get("text") or ""), str(typed.get("zone") or "")
    return moment_of(Typed(text, zone), clock, PIN, now).isoformat() if text.strip() else None
