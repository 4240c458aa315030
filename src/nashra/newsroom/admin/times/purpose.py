"""What a time in the newsroom is for, and what follows for how it is read, checked and told back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from nashra.arabic.times.days import Near
from nashra.arabic.times.read import Bound


@dataclass(frozen=True, slots=True)
class Purpose:
    """A kind of time. choices are texts that can be typed, offered as buttons."""

    name: str
    meaning: Any  # a sentence with %(when)s
    choices: tuple[Any, ...]
    side: Literal["future", "past", "any"] = "future"
    near: Near = "next"
    bound: Bound | None = None


_SOON = (_("In an hour"), _("Tonight 18:00"), _("Tomorrow 6:00"))
_LATER = (_("Tomorrow 6:00"), _("In a day"), _("In a week"))

GO_LIVE = Purpose("go_live", _("Goes live %(when)s"), _SOON)
EXPIRY = Purpose("expiry", _("Is taken down everywhere %(when)s"), _LATER)
EMBARGO = Purpose("embargo", _("Readers of this edition see it %(when)s"), _SOON)
END = Purpose("end", _("Is taken down in this edition %(when)s"), _LATER)
RIGHTS = Purpose("rights", _("Leaves every page %(when)s"), _LATER)
DUE = Purpose("due", _("Due %(when)s"), _SOON, side="any")
BREAKING = Purpose(
    "breaking",
    _("Goes from all pages %(when)s"),
    (_("In half an hour"), _("In an hour"), _("In three hours"), _("In six hours")),
)
PIN = Purpose("pin", _("Stands here until %(when)s"), (*_SOON, _("In a day")))
CORRECTION = Purpose(
    "correction", _("Corrected %(when)s"), (_("Now"), _("An hour ago")), side="past", near="last"
)
SINCE = Purpose(
    "since", _("Since %(when)s"), (_("Today"), _("Yesterday")), side="any", near="last", bound="start"
)
UNTIL = Purpose(
    "until", _("Until %(when)s"), (_("Today"), _("Yesterday")), side="any", near="last", bound="end"
)

PURPOSES = {
    one.name: one
    for one in (GO_LIVE, EXPIRY, EMBARGO, END, DUE, RIGHTS, BREAKING, PIN, CORRECTION, SINCE, UNTIL)
}
