"""What a user may do with stories: one policy, which Wagtail's views and ours ask alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from nashra.newsroom.models import Article, Membership, Placement
from nashra.newsroom.queries.memberships import scopes_of
from nashra.newsroom.roles import OWN_DRAFT_RIGHTS, RIGHTS_WHERE_PLACED, STORY_RIGHTS, Scope

WRITE = ("add", "change")
READ_DRAFTS = (*WRITE, "delete", "publish", "view")
"""A user with any of these rights over stories is shown what readers do not see yet."""

_BY_GROUPS: Mapping[str, tuple[str, ...]] = {
    "approve": ("publish",),
    "unpublish": ("publish",),
    "kill": ("publish",),
    "correct": ("change",),
    "moderate": ("delete",),
    "view": READ_DRAFTS,
}
"""Rights of roles that Django knows no permission for, or a narrower one, and any of what groups have for them."""

READ_BY_ALL = frozenset(["view"])
"""What every member of a newsroom may do with a story that readers see."""

Place = tuple[int | None, int | None]
"""An edition and a section of it, by their numbers."""


class StoryPolicy(ModelPermissionPolicy):
    """Rights over stories: a member's by the role in the edition where the story stands first, anybody else's by
    groups, in all editions. A story's own lock holds back what readers would see at once, but for a kill; nobody
    publishes what was killed."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the user may do this to some story."""
        if scopes := scopes_of(user):
            rights = frozenset[str]().union(*(STORY_RIGHTS[scope.role] for scope in scopes))
            return action in rights or (action == "change" and "add" in rights)
        return any(super(StoryPolicy, self).user_has_permission(user, one) for one in _by_groups(action))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Article) -> bool:
        """Whether the user may do this to a story; nobody whom its lock keeps out may publish it or take it down."""
        scopes = scopes_of(user)
        if not (
            action in _rights(user, scopes, instance) if scopes else self.user_has_permission(user, action)
        ):
            return False
        if instance.killed and action in ("publish", "approve"):
            return False
        return action not in ("publish", "unpublish") or not _is_locked_for(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Article]:
        actions = frozenset(actions)
        if scopes := scopes_of(user):
            return Article.objects.filter(_within(user, scopes, actions))
        is_allowed = self.user_has_any_permission(user, actions)
        return Article.objects.all() if is_allowed else Article.objects.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        """Members whose role has any of these rights somewhere, and whoever has them by groups or as a superuser."""
        roles = [role for role, rights in STORY_RIGHTS.items() if rights & set(actions)]
        members = Membership.objects.filter(role__in=roles).values("user")
        by_groups = super().users_with_any_permission([name for one in actions for name in _by_groups(one)])
        others = by_groups.exclude(is_superuser=False, pk__in=Membership.objects.values("user"))
        users = others.model._default_manager
        return users.filter(Q(pk__in=members, is_active=True) | Q(pk__in=others.values("pk")))

    def visible(self, user: Any, stories: QuerySet[Article]) -> QuerySet[Article]:
        """Of these stories those of which the user may see what readers do not, and those that readers see."""
        scopes = scopes_of(user)
        return stories.filter(_within(user, scopes, frozenset(["view"]))) if scopes else stories

    def may_write_text(self, user: Any, story: Article) -> bool:
        """Whether the user may change what all editions show of a story, and not only how one shows it."""
        scopes = scopes_of(user)
        if not scopes or story.pk is None:
            return self.user_has_permission(user, "change" if story.pk else "add")
        own = _at(scopes, story.main_edition_id, story.main_section_id)
        return "change" in own or _is_own_draft(user, scopes, story)

    def may_approve(self, user: Any, story: Article) -> bool:
        """Whether the user may approve a story's newest draft, which publishes it wherever the draft places it."""
        if not self.user_has_permission_for_instance(user, "approve", story):
            return False
        draft = story.get_latest_revision_as_object()
        places = draft.placements.all()
        return self.may_publish_in(user, [(one.edition_id, one.section_id) for one in places if not one.live])

    def may_publish_in(self, user: Any, places: Iterable[Place]) -> bool:
        """Whether the user may publish in each of these places."""
        return all(self.may_in_place(user, "publish", edition, section) for edition, section in places)

    def may_in_place(self, user: Any, action: str, edition: int | None, section: int | None) -> bool:
        """Whether the user may do this to what stands in a section of an edition, whichever story it is."""
        scopes = scopes_of(user)
        if not scopes:
            return self.user_has_permission(user, action)
        return any(scope.covers(edition, section) and action in STORY_RIGHTS[scope.role] for scope in scopes)


def _is_locked_for(user: Any, story: Article) -> bool:
    """Whether a lock keeps the user out."""
    lock = story.get_lock()
    return lock is not None and bool(lock.for_user(user))


def _by_groups(action: str) -> tuple[str, ...]:
    return _BY_GROUPS.get(action, (action,))


def _rights(user: Any, scopes: Collection[Scope], story: Article) -> frozenset[str]:
    rights = _at(scopes, story.main_edition_id, story.main_section_id)
    if story.live:
        rights |= READ_BY_ALL
    if _is_own_draft(user, scopes, story):
        rights |= OWN_DRAFT_RIGHTS
    if story.pk and not rights >= RIGHTS_WHERE_PLACED:
        placed = [_at(scopes, place.edition_id, place.section_id) for place in story.placements.all()]
        rights |= frozenset[str]().union(*placed) & RIGHTS_WHERE_PLACED
    return rights


def _at(scopes: Collection[Scope], edition: int | None, section: int | None) -> frozenset[str]:
    """Rights over what stands first in a place. To add is no right over what is there."""
    covering = [STORY_RIGHTS[scope.role] for scope in scopes if scope.covers(edition, section)]
    return frozenset[str]().union(*covering) - {"add"}


def _is_own_draft(user: Any, scopes: Collection[Scope], story: Article) -> bool:
    is_draft = story.last_published_at is None and not story.live
    return is_draft and story.owner_id == user.pk and _may_add(scopes)


def _may_add(scopes: Collection[Scope]) -> bool:
    return any("add" in STORY_RIGHTS[scope.role] for scope in scopes)


def _within(user: Any, scopes: Collection[Scope], actions: frozenset[str]) -> Q:
    """What `_rights` says of one story, as a condition on many."""
    found = Q(live=True) if actions & READ_BY_ALL else Q(pk__in=())
    if actions & OWN_DRAFT_RIGHTS and _may_add(scopes):
        found |= Q(owner=user.pk, live=False, last_published_at__isnull=True)
    for scope in scopes:
        rights = STORY_RIGHTS[scope.role] - {"add"}
        if rights & actions:
            found |= _first_in(scope) | Q(main_edition__isnull=True)
        if rights & actions & RIGHTS_WHERE_PLACED:
            found |= Q(Exists(_placed_in(scope)))
    return found


def _first_in(scope: Scope) -> Q:
    place = Q(main_edition=scope.edition)
    if scope.sections:
        place &= Q(main_section__in=scope.sections) | Q(main_section__isnull=True)
    return place


def _placed_in(scope: Scope) -> QuerySet[Placement]:
    rows = Placement.objects.filter(article=OuterRef("pk"), edition=scope.edition)
    return rows.filter(Q(section__in=scope.sections) | Q(section__isnull=True)) if scope.sections else rows


stories = StoryPolicy(Article)
