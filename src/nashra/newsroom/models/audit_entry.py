"""What was done in the newsroom, by whom and when: kept for good, and never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry, LogEntryQuerySet, ModelLogEntryManager

from nashra.editions.models import Edition
from nashra.newsroom.models.membership import Membership
from nashra.newsroom.origin import COMMAND_LINE, WORKER, origin
from nashra.newsroom.roles import Role

NAMES = {COMMAND_LINE: _("command line"), WORKER: _("by itself, at its time")}
"""Who it was where nobody had logged in."""


DELETION_LOGGED = "is_deletion_logged"
"""Of an instance: its deletion has an entry already."""


class KeptForGoodError(Exception):
    """Somebody tried to change or delete what was done."""


class AuditQuerySet(LogEntryQuerySet):
    """Entries, which can only be read."""

    def update(self, **fields: Any) -> NoReturn:
        raise KeptForGoodError

    def delete(self) -> NoReturn:
        raise KeptForGoodError

    def newest_of_each_sitting(self) -> AuditQuerySet:
        """Without those that another of the same sitting says again: a form saves itself every few seconds."""
        same = ("uuid", "action", "content_type", "object_id")
        later = AuditEntry.objects.filter(
            pk__gt=models.OuterRef("pk"), **{name: models.OuterRef(name) for name in same}
        )
        return self.filter(models.Q(uuid__isnull=True) | ~models.Exists(later))


class AuditManager(ModelLogEntryManager):
    """Writes entries for Wagtail's log, too."""

    def get_queryset(self) -> AuditQuerySet:
        return AuditQuerySet(self.model, using=self._db)

    def log_action(self, instance: Any, action: str, **fields: Any) -> AuditEntry:
        entry = self.new(instance, action, **fields)
        entry.save()
        if entry.deleted:
            instance.__dict__[DELETION_LOGGED] = True
        return entry

    def new(
        self, instance: Any, action: str, *, user: Any = None, title: str = "", **fields: Any
    ) -> AuditEntry:
        """An entry that is not saved yet, of the edition that the instance belongs to."""
        fields.setdefault("timestamp", timezone.now())
        fields.setdefault("edition_id", _edition_of(instance, user))
        fields["data"] = fields.get("data") or {}
        return AuditEntry(
            content_type=ContentType.objects.get_for_model(instance, for_concrete_model=False),
            object_id=str(instance.pk),
            label=title or self.get_instance_title(instance),
            action=action,
            user=user,
            actor=actor_of(user),
            actor_name=(user.get_full_name() or user.get_username()) if user else "",
            **fields,
        )

    def viewable_by_user(self, user: Any) -> AuditQuerySet:
        """A chief editor's editions, and all for who runs the network."""
        if user.is_superuser:
            return self.get_queryset()
        led = Membership.objects.filter(user=user, role=Role.CHIEF_EDITOR).values("edition")
        return self.get_queryset().filter(edition__in=led)


def actor_of(user: Any) -> str:
    """What entries are found by: a person's number, or what did it where nobody had logged in."""
    return str(user.pk) if user else origin()


def _edition_of(instance: Any, by: Any) -> int | None:
    """The edition that an instance belongs to first, or else that of who did it; None: the network's."""
    if isinstance(instance, Edition):
        return instance.pk
    own = getattr(instance, "main_edition_id", None) or getattr(instance, "edition_id", None)
    if own or by is None:
        return own
    return first_edition_of(by)


def first_edition_of(user: Any) -> int | None:
    """The edition in which somebody has had a role for longest; None without one."""
    return Membership.objects.filter(user=user.pk).order_by("pk").values_list("edition", flat=True).first()


def _kept(model: Any) -> Any:
    """A key that says no more once its row is gone, and that no index and no check of the database costs."""
    return models.ForeignKey(
        model,
        models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )


class AuditEntry(BaseLogEntry):
    """One thing that was done. Lists go by its own indexes alone, however many there are."""

    content_type = models.ForeignKey(
        ContentType, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    object_id = models.CharField(max_length=255)
    action = models.CharField(max_length=255)
    timestamp = models.DateTimeField()
    content_changed = models.BooleanField(default=False)
    user = _kept(settings.AUTH_USER_MODEL)
    revision = _kept("wagtailcore.Revision")
    edition = _kept(Edition)
    actor = models.CharField(max_length=20)
    """The number of who did it; without one, what did it."""
    actor_name = models.CharField(max_length=255, blank=True)
    """As they were called then, for they may be deleted."""

    objects = AuditManager()

    class Meta:
        ordering = ["-timestamp", "-id"]
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        indexes = [
            models.Index(fields=[*fields, "timestamp", "id"], name=name)
            for name, fields in (
                ("audit_time", ()),
                ("audit_edition", ("edition",)),
                ("audit_actor", ("actor",)),
                ("audit_action", ("action",)),
                ("audit_actor_action", ("actor", "action")),
                ("audit_edition_actor", ("edition", "actor")),
                ("audit_edition_action", ("edition", "action")),
                ("audit_edition_all", ("edition", "actor", "action")),
                ("audit_object", ("content_type", "object_id")),
            )
        ] + [models.Index(fields=["uuid", "action", "id"], name="audit_sitting")]

    def __str__(self) -> str:
        return f"{self.timestamp:%Y-%m-%d %H:%M} {self.user_display_name}: {self.action} {self.label}"

    @property
    def user_display_name(self) -> str:
        """Who it was, also where they are deleted."""
        return self.actor_name or str(NAMES.get(self.actor, _("system")))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise KeptForGoodError
        self.clean()  # and no more: all else would read each row that it names
        models.Model.save(self, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise KeptForGoodError
