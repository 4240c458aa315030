"""A panel of the desk's first page, and what it is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal

from django.utils import timezone

from nashra.editions.models import Edition
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.times.clock import Clock, clock_of
from nashra.newsroom.queries.memberships import scopes_of

CHANGES = "changes"
"""Followed by what shows stories as readers see them: the sequence of all changes, schedules among them."""

OWN = "own"
"""Followed by what shows a person's own work: whatever that person did."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who looks at the page, at which editions, and when."""

    user: Any
    now: datetime
    own: tuple[Edition, ...]
    """The editions in which the user has a role; all of them for whom roles do not bind."""
    editions: tuple[Edition, ...]
    """Those of them that the page is about: all, or the one chosen."""

    @property
    def clock(self) -> Clock:
        """The clock by which the page tells times: the first edition's."""
        return clock_of(self.editions[0] if self.editions else None)


def desk_of(user: Any, chosen: str = "") -> Desk:
    """The desk of a user. chosen: the slug of an edition; any other text chooses all."""
    editions, scopes = tuple(Edition.objects.all()), scopes_of(user)
    if scopes:
        mine = {scope.edition for scope in scopes}
        editions = tuple(edition for edition in editions if edition.pk in mine)
    about = tuple(edition for edition in editions if edition.slug == chosen)
    return Desk(user, timezone.now(), editions, about or editions)


class Panel:
    """A part of the page. One object serves all requests: what it shows depends on the desk alone."""

    name: ClassVar[str]
    """In its address, and in ids."""
    heading: Any = ""
    template_name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = policy.READ_DRAFTS
    """Whoever may do any of this with stories has the panel."""
    follows: ClassVar[tuple[str, ...]] = ()
    """After what it may look different at once, `CHANGES`, `OWN` or actions of the audit; after a minute it may
    in any case."""
    width: ClassVar[Literal["whole", "wide", "third"]] = "third"
    """Of the page, where there is room."""
    is_alert: ClassVar[bool] = False
    announces: Any = ""
    """Said to screen readers before the headline of something new; nothing is said without it."""

    def is_for(self, user: Any) -> bool:
        """Whether the user has the panel."""
        return bool(policy.stories.user_has_any_permission(user, self.needs))

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        """What its template shows; None where the panel is not to be there at all."""
        raise NotImplementedError

    def may_look_different(self, happened: Iterable[str] | None) -> bool:
        """Whether it may look different after what happened. None: anything may have."""
        return happened is None or not set(self.follows).isdisjoint(happened)
