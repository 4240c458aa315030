"""What is shown of a story that says the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import msgspec
from django.utils.translation import gettext

from nashra.duplicates.lookup import Match
from nashra.editions.models import Edition
from nashra.newsroom.admin import policy, status
from nashra.newsroom.models import Article


class OtherEdition(msgspec.Struct, frozen=True):
    """An edition of the form in which the story does not stand."""

    number: int
    name: str


class MatchRow(msgspec.Struct, frozen=True):
    """A story that says the same, as the panel shows it."""

    number: int
    headline: str
    state: str  # as the newsroom's lists name it
    when: datetime  # first published, going live or last changed; aware
    editions: str
    percent: int | None  # of the shorter text; None where only the headlines are alike
    can_edit: bool
    place_in: tuple[OtherEdition, ...]

    @property
    def state_name(self) -> Any:
        return status.NAMES[self.state]


def match_rows(found: Sequence[Match], user: Any, editions: Sequence[int] = ()) -> list[MatchRow]:
    """The stories in their order, with what the user may do; ``editions`` are those of the form."""
    articles = status.with_schedule(Article.objects.filter(pk__in=[one.story for one in found]))
    stories = {story.pk: story for story in articles.defer("body").prefetch_related("placements__edition")}
    wanted = [OtherEdition(row.pk, row.name) for row in Edition.objects.filter(pk__in=editions)]
    rows = [_shown(one, stories[one.story], user, wanted) for one in found if one.story in stories]
    return sorted(rows, key=_order)


def _order(row: MatchRow) -> tuple[int, bool]:
    """Those with most in common first; of those with about as much, what readers see already."""
    return -round((row.percent or 0) / 10), row.state not in (status.LIVE, status.CHANGED)


def may_ask(user: Any) -> bool:
    """Whether the user may write stories at all."""
    return bool(policy.stories.user_has_any_permission(user, policy.WRITE))


def _shown(one: Match, story: Article, user: Any, editions: Sequence[OtherEdition]) -> MatchRow:
    placements = list(story.placements.all())
    stands_in = {placement.edition_id for placement in placements}
    can_place = story.live and not story.has_unpublished_changes and may_place(user, story)
    return MatchRow(
        number=story.pk,
        headline=_headline(story),
        state=status.state(story),
        when=story.goes_live_at or (story.first_published_at if story.live else None) or story.updated_at,
        editions=gettext(", ").join(dict.fromkeys(placement.edition.name for placement in placements)),
        percent=round(100 * one.overlap.part) if one.has_same_text else None,
        can_edit=policy.stories.user_has_permission_for_instance(user, "change", story),
        place_in=_free(editions, stands_in, user) if can_place else (),
    )


def _free(editions: Sequence[OtherEdition], taken: Collection[int], user: Any) -> tuple[OtherEdition, ...]:
    """The editions that are not taken in which the user may publish."""
    return tuple(
        row
        for row in editions
        if row.number not in taken and policy.stories.may_in_place(user, "publish", row.number, None)
    )


def may_place(user: Any, story: Article) -> bool:
    """Whether the user may place a live story in some edition, which publishes it there."""
    lock = story.get_lock()
    is_kept_out = lock is not None and lock.for_user(user)
    is_seen = policy.stories.user_has_permission_for_instance(user, "view", story)
    return is_seen and not is_kept_out and bool(policy.stories.user_has_permission(user, "publish"))


def _headline(story: Article) -> str:
    """The newest draft's for a story that readers do not see."""
    return story.headline if story.live or not story.latest_revision else story.latest_revision.object_str
