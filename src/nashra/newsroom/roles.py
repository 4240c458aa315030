"""The roles of a newsroom, and what each may do with the stories of its edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is in an edition. Who runs the whole network is a superuser."""

    REPORTER = "reporter", _("reporter")
    DESK_EDITOR = "desk", _("desk editor")
    CHIEF_EDITOR = "chief", _("chief editor")
    PHOTO_EDITOR = "photo", _("photo editor")


_DESK = frozenset(["view", "add", "change", "approve", "publish", "lock", "unlock"])

STORY_RIGHTS: Mapping[str, frozenset[str]] = {
    Role.REPORTER: frozenset(["add"]),
    Role.DESK_EDITOR: _DESK,
    Role.CHIEF_EDITOR: _DESK | {"unpublish", "kill", "correct", "delete", "moderate"},
    Role.PHOTO_EDITOR: frozenset(["view"]),
}
"""Over the stories that stand in the edition first; in their sections, where sections are named."""

OWN_DRAFT_RIGHTS = frozenset(["view", "change"])
"""Over a story that one began and that readers have never seen, for whoever may add stories."""

RIGHTS_WHERE_PLACED = frozenset(["view", "change", "publish"])
"""Of a role's rights those over a story that stands first in another edition: over how its own edition shows it."""

_ASSIGN = frozenset(["view", "assign", "take"])

ASSIGNMENT_RIGHTS: Mapping[str, frozenset[str]] = {
    Role.REPORTER: frozenset(["take"]),
    Role.DESK_EDITOR: _ASSIGN,
    Role.CHIEF_EDITOR: _ASSIGN,
    Role.PHOTO_EDITOR: frozenset(["view"]),
}
"""Over the assignments of the edition; in their sections, where sections are named. To take is a right over open ones
that nobody has."""

OWN_ASSIGNMENT_RIGHTS = frozenset(["view", "begin", "mark"])
"""Over an assignment that one has, for whoever may take some in its edition."""

_ENTER = "wagtailadmin.access_admin"
_WRITE = (
    *(f"newsroom.{verb}_article" for verb in ("view", "add", "change")),
    "newsroom.view_author",
    "newsroom.view_topic",
    "newsroom.view_video",
    "newsroom.add_video",
)
_EDIT = (
    *_WRITE,
    *(f"newsroom.{verb}_article" for verb in ("publish", "lock", "unlock")),
    *(f"newsroom.{verb}_{model}" for verb in ("add", "change") for model in ("author", "topic")),
    "newsroom.change_video",
)
_CHOOSE_PHOTOS = ("wagtailimages.choose_image", "wagtailimages.add_image")

MODEL_RIGHTS: Mapping[str, frozenset[str]] = {
    Role.REPORTER: frozenset([_ENTER, *_WRITE, *_CHOOSE_PHOTOS]),
    Role.DESK_EDITOR: frozenset([_ENTER, *_EDIT, *_CHOOSE_PHOTOS]),
    Role.CHIEF_EDITOR: frozenset(
        [
            _ENTER,
            *_EDIT,
            *_CHOOSE_PHOTOS,
            "newsroom.delete_article",
            "newsroom.delete_author",
            "newsroom.delete_topic",
            "newsroom.delete_video",
            "editions.change_edition",
            "newsroom.change_front",
            "newsroom.change_breakingnews",
            *(f"newsroom.{verb}_editionpage" for verb in ("view", "add", "change", "delete")),
            *(f"newsroom.{verb}_membership" for verb in ("view", "add", "change", "delete")),
        ]
    ),
    Role.PHOTO_EDITOR: frozenset(
        [
            _ENTER,
            "newsroom.view_article",
            *(f"newsroom.{verb}_video" for verb in ("view", "add", "change", "delete")),
            *_CHOOSE_PHOTOS,
            "wagtailimages.change_image",
            "wagtailimages.delete_image",
        ]
    ),
}
"""Django's permissions that a role has somewhere; the policies narrow them to the edition."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A role in an edition: in all its sections, or in those that are named."""

    role: str
    edition: int
    sections: frozenset[int] = frozenset()

    def covers(self, edition: int | None, section: int | None) -> bool:
        """Whether a place lies within it. What stands nowhere yet lies within every scope."""
        if edition is None:
            return True
        is_within = not self.sections or section is None or section in self.sections
        return edition == self.edition and is_within
