"""What leaves an entry in the audit by itself: logging in and out, photos that are saved, and all that is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Workflow

from nashra.editions.models import Edition, Section
from nashra.newsroom.models import Article, AuditEntry, Author, Membership, Photo, Topic, Video
from nashra.newsroom.models.audit_entry import DELETION_LOGGED, first_edition_of
from nashra.newsroom.origin import NEWSROOM, origin

DELETED = (
    Article,
    Author,
    Topic,
    Photo,
    Video,
    Edition,
    Section,
    Membership,
    Group,
    Workflow,
    get_user_model(),
)
"""Whose deletion is kept, also in bulk and with what they belong to."""


def on_login(sender: type, user: Any, **kwargs: Any) -> None:
    log(user, "nashra.login", user=user)


def on_logout(sender: type, user: Any, **kwargs: Any) -> None:
    if user is not None:
        log(user, "nashra.logout", user=user)


def on_login_failed(
    sender: str, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any
) -> None:
    """Keep that somebody failed to log in; of the name only one that there is, for people type passwords there too."""
    users = get_user_model()
    person = users.objects.filter(username=str(credentials.get("username", ""))[:150]).first()
    if person is not None:
        edition = first_edition_of(person)
        AuditEntry.objects.log_action(person, "nashra.login_failed", edition_id=edition)
    else:
        note_stranger()


def note_stranger() -> None:
    """Keep that somebody of whom nothing is known failed to log in."""
    AuditEntry(
        content_type=None,
        object_id="-",
        label=_("unknown name"),
        action="nashra.login_failed",
        timestamp=timezone.now(),
        actor=origin(),
    ).save()


def on_second_step_added(sender: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
    log(user, "nashra.second_step_added", user=user, data={"kind": authenticator.type})


def on_second_step_removed(sender: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
    log(user, "nashra.second_step_removed", user=user, data={"kind": authenticator.type})


def on_user_save(sender: type, instance: Any, created: bool, **kwargs: Any) -> None:
    """Keep that a password was changed: by who is logged in, or by its owner, who was sent a link.

    A password that is only kept otherwise from a login on, for hashing has become slower, is not changed.
    """
    if created or kwargs.get("raw") or instance._password is None:
        return
    by = get_active_log_context().user or (instance if origin() == NEWSROOM else None)
    log(instance, "nashra.password", user=by)


def note_ended_sessions(person: Any, count: int, by: Any = None) -> None:
    """Keep that somebody was logged out elsewhere."""
    log(person, "nashra.sessions_ended", user=by, data={"count": count})


def on_photo_save(sender: type, instance: Photo, created: bool, **kwargs: Any) -> None:
    """Keep that a photo was added or changed; Wagtail does for none that is uploaded with others or chosen at once."""
    if kwargs.get("update_fields") is None and not kwargs.get("raw"):
        log(instance, "wagtail.create" if created else "wagtail.edit")


def on_delete(sender: type, instance: Any, **kwargs: Any) -> None:
    """Keep a deletion that Wagtail has not logged."""
    if not instance.__dict__.pop(DELETION_LOGGED, False):
        log(instance, "wagtail.delete", deleted=True)
        del instance.__dict__[DELETION_LOGGED]  # it may be rolled back, and tried again


def on_bulk_delete(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """Keep which authors and topics go together: their rows stay, so that Django tells of no deletion."""
    for one in objects:
        if action_type == "delete" and isinstance(one, Author | Topic):
            log(one, "wagtail.delete", user=request.user, deleted=True)
