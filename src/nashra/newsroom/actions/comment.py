"""Commenting on passages of a story, answering, wording anew, taking back, and saying that it is dealt with."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from nashra.arabic.cleaning import clean_text
from nashra.newsroom.actions import notify
from nashra.newsroom.models import Article, Comment

GONE = _("This comment has been deleted meanwhile.")

_NOT_TYPED = ["story", "parent", "author", "resolved_by", "resolved_at", "edited_at", "deleted_at"]


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
    first = _locked(to.parent or to)
    made = _save(Comment(story=to.story, parent=first, author=by, text=text))
    log(to.story, "nashra.comment", user=by, data={"comment": first.pk})
    notify.commented(made)
    return made


@transaction.atomic
def edit(*, comment: Comment, text: str, by: Any) -> None:
    """Word one's own comment anew. Raises PermissionDenied, and ValidationError also where it was deleted."""
    _check(comment.story, by)
    kept = _standing(comment)
    _check_right(by, "change", kept)
    before, kept.text = kept.text, text
    kept.edited_at = kept.changed_at = timezone.now()
    kept.full_clean(exclude=_NOT_TYPED)
    if kept.text != before:
        kept.save(update_fields=["text", "edited_at", "changed_at"])
        log(kept.story, "nashra.edit_comment", user=by, data={"comment": kept.pk})


@transaction.atomic
def delete(*, comment: Comment, by: Any) -> None:
    """Delete a comment. Of one that others answered the words alone go, and its answers stay; an empty place goes
    with its last answer. Raises PermissionDenied, and ValidationError where it was deleted before.
    """
    _check(comment.story, by)
    first = _locked(comment.parent) if comment.parent else None
    kept = _standing(comment)
    _check_right(by, "delete", kept)
    others = kept.author.get_username() if kept.author and kept.author != by else ""
    if kept.replies.exists():
        now = timezone.now()
        Comment.objects.filter(pk=kept.pk).update(text="", deleted_at=now, changed_at=now)
    else:
        kept.delete()
    if first is not None and first.deleted_at and not first.replies.exists():
        first.delete()
    log(comment.story, "nashra.delete_comment", user=by, data={"comment": comment.pk, "author": others})


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


def _check_right(by: Any, action: str, comment: Comment) -> None:
    if not policy_registry.get_by_type(Comment).user_has_permission_for_instance(by, action, comment):
        raise PermissionDenied


def _locked(comment: Comment) -> Comment:
    """The comment as it stands now, which nobody else answers or deletes meanwhile."""
    if (found := Comment.objects.select_for_update().filter(pk=comment.pk).first()) is None:
        raise ValidationError(GONE)
    found.story = comment.story
    return found


def _standing(comment: Comment) -> Comment:
    """Likewise, where its words have not been deleted."""
    if (found := _locked(comment)).deleted_at is not None:
        raise ValidationError(GONE)
    return found


def _save(made: Comment) -> Comment:
    made.full_clean(exclude=_NOT_TYPED)
    made.save()
    return made
