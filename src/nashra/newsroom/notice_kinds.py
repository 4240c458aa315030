"""What somebody is told of: all kinds of notices, in one tuple."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """Something that concerns a person."""

    name: str  # as it is stored
    label: Any  # in the account's settings
    said: Any  # what was done, by %(name)s
    by_itself: Any = ""  # what happened where nobody did it
    is_mailed: bool = False  # to those who have not chosen


RETURNED = NoticeKind(
    "returned", _("A story of yours is returned to you"), _("%(name)s returned it to you"), is_mailed=True
)
PUBLISHED = NoticeKind(
    "published",
    _("A story of yours is published"),
    _("%(name)s published it"),
    _("It was published at its time"),
)
SCHEDULED = NoticeKind(
    "scheduled",
    _("A story of yours is approved for a later time"),
    _("%(name)s approved it, to be published at its time"),
)
EDITED = NoticeKind(
    "edited",
    _("A story of yours is changed after you submitted it"),
    _("%(name)s changed it after you had submitted it"),
)
WAIT_CHANGED = NoticeKind(
    "wait_changed",
    _("A story of yours that waits for its time is changed"),
    _("%(name)s changed what goes live at its time"),
)
SAVED_BESIDE = NoticeKind(
    "saved_beside",
    _("A scheduled story has a newer draft that does not go live"),
    _("%(name)s saved a draft of it that does not go live unless you approve it"),
)
UNPUBLISHED = NoticeKind(
    "unpublished", _("A story of yours is taken down"), _("%(name)s took it down"), is_mailed=True
)
KILLED = NoticeKind(
    "killed", _("A story of yours is killed"), _("%(name)s killed it"), _("It was killed"), is_mailed=True
)
COMMENTED = NoticeKind(
    "commented", _("Somebody comments on a story of yours, or answers you"), _("%(name)s commented on it")
)
ASSIGNED = NoticeKind(
    "assigned", _("Something is assigned to you"), _("%(name)s assigned it to you"), is_mailed=True
)
SUBMITTED = NoticeKind(
    "submitted", _("A story is submitted to your desk"), _("%(name)s submitted it to your desk")
)
FAILED = NoticeKind(
    "failed",
    _("A story does not appear at its time"),
    "",
    _("It could not be published at its time; it is tried again"),
    is_mailed=True,
)

KINDS = (
    RETURNED,
    PUBLISHED,
    SCHEDULED,
    EDITED,
    WAIT_CHANGED,
    SAVED_BESIDE,
    UNPUBLISHED,
    KILLED,
    COMMENTED,
    ASSIGNED,
    SUBMITTED,
    FAILED,
)
BY_NAME = {kind.name: kind for kind in KINDS}
