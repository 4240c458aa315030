"""Spans of time in words: «ساعتين», «ساعة ونصف», "3 hours", "une demi-heure"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from nashra.arabic.times.words import plain

_UNITS = {
    timedelta(minutes=1): "دقيقة, دقائق, minute, minutes, min, mins, د",
    timedelta(minutes=2): "دقيقتين, دقيقتان",
    timedelta(hours=1): "ساعة, ساعات, hour, hours, h, heure, heures",
    timedelta(hours=2): "ساعتين, ساعتان",
    timedelta(days=1): "يوم, أيام, day, days, jour, jours",
    timedelta(days=2): "يومين, يومان",
    timedelta(weeks=1): "أسبوع, أسابيع, week, weeks, semaine, semaines",
    timedelta(weeks=2): "أسبوعين, أسبوعان",
}
_NUMBERS = {
    1: "a, an, une, un, one",
    2: "two, deux",
    3: "ثلاث, ثلاثة, three, trois",
    4: "أربع, أربعة, four, quatre",
    5: "خمس, خمسة, five, cinq",
    6: "ست, ستة, six",
    7: "سبع, سبعة, seven, sept",
    8: "ثماني, ثمانية, ثمان, eight, huit",
    9: "تسع, تسعة, nine, neuf",
    10: "عشر, عشرة, ten, dix",
    15: "fifteen, quinze",
    20: "عشرين, عشرون, twenty, vingt",
    30: "ثلاثين, ثلاثون, thirty, trente",
}
_PARTS_OF_AN_HOUR = {
    30: "نصف ساعة, نصف, half an hour, half hour, a half, demi-heure, une demi-heure, demie",
    20: "ثلث ساعة, ثلث",
    15: "ربع ساعة, ربع, quarter of an hour, a quarter of an hour, un quart d'heure, quart d'heure",
}
UNITS = {plain(word): unit for unit, words in _UNITS.items() for word in words.split(",")}
NUMBERS = {plain(word): number for number, words in _NUMBERS.items() for word in words.split(",")}
PARTS_OF_AN_HOUR = {
    plain(word.replace("-", " ")): timedelta(minutes=minutes)
    for minutes, words in _PARTS_OF_AN_HOUR.items()
    for word in words.split(",")
}

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """How far from now: days keep the clock's time, hours are counted, though a clock change lies between."""

    days: timedelta = timedelta(0)
    hours: timedelta = timedelta(0)

    def __add__(self, other: Span) -> Span:
        return Span(self.days + other.days, self.hours + other.hours)

    def __mul__(self, factor: int) -> Span:
        return Span(self.days * factor, self.hours * factor)


_AHEAD = re.compile(r"(?:بعد|in|dans) (.+)")
_AGO = re.compile(r"(?:قبل|منذ|il y a) (.+)|(.+) ago")
_AND = re.compile(r" (?:و ?|and |et )(?=\S)")


def relative(text: str) -> Span | None:
    """How far from now a plain text says («بعد ساعتين»); negative for the past, None where it says no such thing."""
    spaced = text.replace("-", " ")
    if (ahead := _AHEAD.fullmatch(spaced)) and (span := _span(ahead[1])) is not None:
        return span
    if (ago := _AGO.fullmatch(spaced)) and (span := _span(ago[1] or ago[2])) is not None:
        return span * -1
    return None


def _span(text: str) -> Span | None:
    if short := re.fullmatch(r"(\d{1,3}) h (\d{1,2})", text):
        return Span(hours=timedelta(hours=int(short[1]), minutes=int(short[2])))
    parts = [_part(part) for part in _AND.split(text)]
    known = [part for part in parts if part is not None]
    return sum(known, Span()) if len(known) == len(parts) else None


def _part(text: str) -> Span | None:
    """An amount: a part of an hour, a unit alone («ساعة», «ساعتين»), or a number and a unit."""
    if text in PARTS_OF_AN_HOUR:
        return Span(hours=PARTS_OF_AN_HOUR[text])
    number, _space, unit = ("1", "", text) if text in UNITS else text.partition(" ")
    count = int(number) if re.fullmatch(r"\d{1,4}", number) else NUMBERS.get(number)
    if count is None or unit not in UNITS:
        return None
    one = UNITS[unit]
    return (Span(hours=one) if one < _DAY else Span(days=one)) * count
