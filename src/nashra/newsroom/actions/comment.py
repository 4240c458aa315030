"""Commenting on passages of a story, answering, and saying that a comment is dealt with."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from nashra.arabic.cleaning import clean_text
from nashra.newsroom.actions import notify
from nashra.newsroom.models import Article, Comment


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a story's body, and where they stood."""

    quotation: str
    start: int  # in UTF-16 code units of the block's plain text
    end: int
    block: str = ""  # its id in the body, where it has one already
    before: str = ""  # what stands around the words in their block
    after: str = ""

    def cleaned(self) -> dict[str, Any]:
        """What a comment keeps of it."""
        return {
            name: clean_text(value) if isinstance(value, str) else value
            for name, value in asdict(self).items()
        }


@transaction.atomic
def comment(*, story: Article, passage: Passage, text: str, by: Any) -> Comment:
    """Comment on a passage of a story. Raises PermissionDenied and ValidationError."""
    _check(story, by)
    made = _save(Comment(story=story, author=by, text=text, **passage.cleaned()))
    log(story, "nashra.comment", user=by, data={"comment": made.pk})
    notify.commented(made)
    return made


@transaction.atomic
def reply(*, to: Comment, text: str, by: Any) -> Comment:
    """Answer a comment, or the one that this answers. Raises PermissionDenied and ValidationError."""
    _check(to.story, by)
    first = to.parent or to
    made = _save(Comment(story=to.story, parent=first, author=by, text=text))
    log(to.story, "nashra.comment", user=by, data={"comment": first.pk})
    notify.commented(made)
    return made


@transaction.atomic
def resolve(*, comment: Comment, by: Any) -> None:
    """Say that a comment is dealt with, unless somebody has. Raises PermissionDenied."""
    _check(comment.story, by)
    now = timezone.now()
    open_ones = Comment.objects.filter(pk=comment.pk, parent__isnull=True, resolved_at__isnull=True)
    if open_ones.update(resolved_by=by, resolved_at=now, changed_at=now):
        log(comment.story, "nashra.resolve_comment", user=by, data={"comment": comment.pk})


@transaction.atomic
def reopen(*, comment: Comment, by: Any) -> None:
    """Say that a comment is not dealt with after all. Raises PermissionDenied."""
    _check(comment.story, by)
    now = timezone.now()
    resolved = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=False)
    if resolved.update(resolved_by=None, resolved_at=None, changed_at=now):
        log(comment.story, "nashra.reopen_comment", user=by, data={"comment": comment.pk})


def _check(story: Article, by: Any) -> None:
    """Whoever may open a story's draft may comment on it, also while the draft is locked."""
    if not policy_registry.get_by_type(Article).user_has_permission_for_instance(by, "change", story):
        raise PermissionDenied


def _save(made: Comment) -> Comment:
    made.full_clean(exclude=["story", "parent", "author", "resolved_by", "resolved_at"])
    made.save()
    return made
