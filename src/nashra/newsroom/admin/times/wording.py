"""What the newsroom says of a typed time: what it means, or why it cannot be taken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nashra.arabic.conventions import locale_of
from nashra.arabic.dates import moment
from nashra.arabic.digits import to_digits
from nashra.arabic.times.problems import Problem, TypedTimeError
from nashra.arabic.times.write import which_of_two
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.admin.times.purpose import Purpose

_REFUSALS: dict[Problem, Any] = {
    Problem.UNKNOWN: gettext_lazy(
        "“%(word)s” is not understood. Write the time as %(example)s, or as 18:30."
    ),
    Problem.TWICE: gettext_lazy("“%(word)s” is one time too many. Write one day and one hour."),
    Problem.NO_CLOCK: gettext_lazy("Which hour? Write it after the day: %(example)s."),
    Problem.NO_SUCH_CLOCK: gettext_lazy(
        "There is no such hour as “%(word)s” then. Hours go from 0:00 to 23:59."
    ),
    Problem.NO_SUCH_DAY: gettext_lazy(
        "There is no such day as “%(word)s”. The day comes first, then the month: %(example)s."
    ),
    Problem.SHORT_YEAR: gettext_lazy("Write the year of “%(word)s” in four digits: %(example)s."),
    Problem.OTHER_WEEKDAY: gettext_lazy(
        "That day is a %(weekday)s. Correct the day of the week, or leave it out."
    ),
    Problem.OUT_OF_RANGE: gettext_lazy("That is no time to publish at. Write it as %(example)s."),
    Problem.SKIPPED: gettext_lazy(
        "There is no such hour that day: in %(city)s the clock goes from %(start)s to %(end)s. Choose another."
    ),
    Problem.REPEATED: gettext_lazy(
        "That hour comes twice that day in %(city)s, where the clock is put back. Which one: the first or the second?"
    ),
}


def refusal(error: TypedTimeError, clock: Clock, now: datetime) -> str:
    """Why a typed time is refused, in a sentence that says what to write instead."""
    details = {name: _detail(value, clock) for name, value in error.details.items()}
    if isinstance(day := error.details.get("day"), date):
        details["weekday"] = day_in_words(day, "EEEE", clock)
    return str(_REFUSALS[error.problem]) % {**details, "city": clock.city, "example": example(clock, now)}


def example(clock: Clock, now: datetime) -> str:
    """A date and a time as they are typed, by the clock's digits."""
    return to_digits(
        f"{(now + timedelta(days=7)).astimezone(clock.zone):%-d/%-m/%Y} 18:30", clock.conventions.digits
    )


def passed(when: datetime, clock: Clock, now: datetime, purpose: Purpose) -> str:
    """Why a time on the wrong side of now is refused."""
    if purpose.side == "past":
        return _(
            "That time is still to come (%(when)s). Write when it happened, or leave the field empty."
        ) % {"when": relative(when - now, clock)}
    return _(
        "That time has passed (%(when)s). Write one that is still to come, or leave the field empty."
    ) % {"when": relative(when - now, clock)}


def meaning(when: datetime, clock: Clock, now: datetime, purpose: Purpose) -> str:
    """What a time means, written out."""
    told = {"span": relative(when - now, clock), "when": in_words(when, clock)}
    return str(purpose.meaning) % {"when": _("%(span)s, %(when)s") % told}


def in_words(when: datetime, clock: Clock) -> str:
    """A moment with its day of the week and its zone: «السبت 5 دجنبر 2026، 18:30 بتوقيت الدار البيضاء»."""
    text = moment(when.astimezone(UTC), clock.conventions).full + which_of_two(when, clock.conventions)
    return _("%(when)s, %(city)s time") % {"when": text, "city": clock.city}


def hour_in_words(when: datetime, clock: Clock) -> str:
    """A moment's hour as a field of times writes it: «18:30», and which of the two where it comes twice."""
    return _hour(when.astimezone(clock.zone), clock) + which_of_two(when, clock.conventions)


def day_in_words(day: date, pattern: str, clock: Clock) -> str:
    """A date by a pattern of CLDR, such as "EEEE d MMMM y", in the clock's months and digits."""
    return to_digits(format_date(day, pattern, locale=_locale(clock)), clock.conventions.digits)


def relative(span: timedelta, clock: Clock) -> str:
    """How far away a moment is, in its two largest units: «بعد ساعتين و5 دقائق»."""
    minutes = abs(span) // timedelta(minutes=1)  # «in two hours» is read to the next whole minute
    if not minutes:
        return _("now")
    text = _span(minutes)
    told = _("in %(span)s") % {"span": text} if span > timedelta(0) else _("%(span)s ago") % {"span": text}
    return to_digits(told, clock.conventions.digits)


def _span(minutes: int) -> str:
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    counted = [
        (days, ngettext("%(n)s day", "%(n)s days", days)),
        (hours, ngettext("%(n)s hour", "%(n)s hours", hours)),
        (minutes, ngettext("%(n)s minute", "%(n)s minutes", minutes)),
    ]
    first = next(place for place, (count, _name) in enumerate(counted) if count)
    texts = [name % {"n": count} for count, name in counted[first : first + 2] if count]
    return (
        texts[0]
        if len(texts) == 1
        else _("%(first)s and %(second)s") % dict(zip(("first", "second"), texts, strict=True))
    )


def _detail(value: Any, clock: Clock) -> Any:
    if isinstance(value, datetime):
        return _hour(value.astimezone(clock.zone) if value.tzinfo else value, clock)
    return value


def _hour(local: datetime, clock: Clock) -> str:
    return to_digits(f"{local.hour}:{local:%M}", clock.conventions.digits)


def _locale(clock: Clock) -> Any:
    return locale_of(clock.conventions.language, clock.conventions.country)
