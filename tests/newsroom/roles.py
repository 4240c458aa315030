"""People of a newsroom with different rights; the product ships no groups, so they are made here."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

NOBODY = "nobody"  # not logged in
OUTSIDER = "outsider"  # logged in, without access to the newsroom
GUEST = "guest"  # access to the newsroom and no other right
VIEWER = "viewer"  # may view stories and authors
REPORTER = "reporter"  # may write stories, and not publish them
EDITOR = "editor"  # may publish, delete and lock stories too
PHOTO_EDITOR = "photo_editor"  # may handle photos and videos alone
MANAGER = "manager"  # may change editions and sections alone
SUPERUSER = "superuser"


def _rights(app: str, model: str, *verbs: str) -> tuple[str, ...]:
    return tuple(f"{app}.{verb}_{model}" for verb in verbs)


RIGHTS: dict[str, tuple[str, ...]] = {
    GUEST: (),
    VIEWER: (*(f"newsroom.view_{one}" for one in ("article", "author", "topic")),),
    REPORTER: (
        *_rights("newsroom", "article", "add", "change"),
        *_rights("newsroom", "author", "add", "change"),
        *_rights("newsroom", "topic", "add", "change"),
        *_rights("newsroom", "video", "view", "add"),
        *_rights("wagtailimages", "image", "choose"),
    ),
    EDITOR: (
        *_rights("newsroom", "article", "add", "change", "publish", "delete", "lock", "unlock"),
        *_rights("newsroom", "author", "add", "change", "delete"),
        *_rights("newsroom", "topic", "add", "change", "delete"),
        *_rights("newsroom", "video", "view", "add", "change"),
        *_rights("wagtailimages", "image", "choose"),
    ),
    PHOTO_EDITOR: (
        *_rights("newsroom", "video", "view", "add", "change", "delete"),
        *_rights("wagtailimages", "image", "add", "change", "delete", "choose"),
    ),
    MANAGER: (
        *_rights("editions", "edition", "add", "change", "delete"),
        *_rights("editions", "section", "add", "change", "delete"),
    ),
}
"""What each may do beside entering the newsroom; rights over photos are given in the root collection."""

ROLES = (NOBODY, OUTSIDER, *RIGHTS, SUPERUSER)

ANYONE = frozenset(ROLES)
INSIDE = frozenset([*RIGHTS, SUPERUSER])
OUTSIDE = ANYONE - INSIDE
WRITERS = frozenset([REPORTER, EDITOR, SUPERUSER])
READERS_OF_DRAFTS = WRITERS | {VIEWER}
PUBLISHERS = frozenset([EDITOR, SUPERUSER])
PHOTO_EDITORS = frozenset([PHOTO_EDITOR, SUPERUSER])
PHOTO_CHOOSERS = WRITERS | PHOTO_EDITORS
MANAGERS = frozenset([MANAGER, SUPERUSER])
SUPERUSERS = frozenset([SUPERUSER])
NO_ONE: frozenset[str] = frozenset()


def person(role: str) -> Any:
    """A user of a role, in a group of its name; None for nobody."""
    users: Any = get_user_model().objects
    if role == NOBODY:
        return None
    if role == SUPERUSER:
        return users.create_superuser(role, f"{role}@example.org", "-")
    user = users.create_user(role, f"{role}@example.org", "-")
    if role in RIGHTS:
        user.groups.add(_group(role))
    return user


def _group(role: str) -> Group:
    group, _made = Group.objects.get_or_create(name=role)
    for right in ("wagtailadmin.access_admin", *RIGHTS[role]):
        app, _, codename = right.partition(".")
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        if app == "wagtailimages":
            root = Collection.get_first_root_node()
            GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
        else:
            group.permissions.add(permission)
    return group
