"""How the newsroom's own actions read in the history of what was done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Model, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import clock_of, first_clock
from nashra.newsroom.models import Assignment, AuditEntry, Stopped
from nashra.newsroom.reasons import Reason


class Labelled(LogFormatter):
    """Something that is called as the action is."""

    def format_message(self, log_entry: Any) -> str:
        return str(self.label)


class Withdrawn(Labelled):
    """A story that was taken down, with its grounds."""

    def format_comment(self, log_entry: Any) -> str:
        data = log_entry.data
        said = [_said(Reason, data.get("reason", "")), data.get("details", "")]
        if note := data.get("note"):
            said.append(_("Readers are told: %(note)s") % {"note": note})
        return " — ".join(one for one in said if one)


class Unpublished(Withdrawn):
    label = _("Unpublish, with a reason")


class Killed(Withdrawn):
    label = _("Kill")


class CommentDeleted(Labelled):
    """A comment that was taken back or away, with whose it was where it was another's."""

    label = _("Delete a comment")

    def format_message(self, log_entry: Any) -> str:
        return str(_("Deleted a comment"))

    def format_comment(self, log_entry: Any) -> str:
        author = log_entry.data.get("author", "")
        return _("Written by %(name)s") % {"name": author} if author else ""


class OfBreaking(Labelled):
    """Breaking news that was set or cleared, with its text."""

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("text", ""))


class SetBreaking(OfBreaking):
    label = _("Set breaking news")


class ClearedBreaking(OfBreaking):
    label = _("Clear breaking news")


class OfUpdate(Labelled):
    """An update of a live coverage, with what it said."""

    def format_comment(self, log_entry: Any) -> str:
        return " — ".join(log_entry.data[name] for name in ("headline", "text") if log_entry.data.get(name))


class UpdatePosted(OfUpdate):
    label = _("Post a live update")


class UpdateEdited(OfUpdate):
    label = _("Edit a live update")


class UpdateRemoved(OfUpdate):
    label = _("Remove a live update")


KINDS = {
    "totp": _("authenticator app"),
    "webauthn": _("passkey"),
    "recovery_codes": _("recovery codes"),
}
"""Of second steps, as allauth names them."""


class SecondStep(Labelled):
    """A second step of a login, with its kind."""

    def format_comment(self, log_entry: Any) -> str:
        kind = log_entry.data.get("kind", "")
        return str(KINDS.get(kind, kind))


class AddedSecondStep(SecondStep):
    label = _("Add a second step at login")


class RemovedSecondStep(SecondStep):
    label = _("Remove a second step at login")


class Copied(LogFormatter):
    """A story that was begun as a copy of another."""

    label = _("Copy into an edition")

    def format_message(self, log_entry: Any) -> str:
        return _("Begun as a copy of “%(headline)s” (%(origin)s)") % {
            "headline": log_entry.data.get("headline", ""),
            "origin": log_entry.data.get("origin", ""),
        }


class Planned(Labelled):
    """An assignment that was made or changed, with what is new of it."""

    def format_comment(self, log_entry: Any) -> str:
        data, zone = log_entry.data, clock_of(log_entry.edition) if log_entry.edition else first_clock()
        said = [data.get("reporter", ""), data.get("section", "")]
        if due := data.get("due"):
            said.append(wording.in_words(datetime.fromisoformat(due), zone))
        return " — ".join(one for one in said if one)


class Assigned(Planned):
    label = _("Assign")


class Reassigned(Planned):
    label = _("Reassign")


class AssignmentEdited(Planned):
    label = _("Edit an assignment")


class Marked(LogFormatter):
    """An assignment of which somebody said how far it is."""

    label = _("Mark an assignment")

    def format_message(self, log_entry: Any) -> str:
        state = _said(Assignment.State, log_entry.data.get("state", ""))
        return _("Marked as: %(state)s") % {"state": state}


class InEdition(LogFormatter):
    """Something that was done with a story in one edition alone."""

    def format_message(self, log_entry: Any) -> str:
        return f"{self.label}: {log_entry.data.get('edition', '')}"


class Placed(InEdition):
    label = _("Place in another edition")


class Appeared(InEdition):
    label = _("Appear in an edition at its time")


class Ended(InEdition):
    label = _("End in an edition at its time")


class ChangeStopped(LogFormatter):
    """A scheduled change that was not published."""

    label = _("Scheduled change not published")

    def format_message(self, log_entry: Any) -> str:
        reason = _said(Stopped, log_entry.data.get("reason", ""))
        return _("Scheduled change not published: %(reason)s") % {"reason": reason}


def _said(choices: type[TextChoices], value: str) -> str:
    """A choice's label; what no choice has any more, as it was kept."""
    return str(choices(value).label) if value in choices else value


def register(registry: LogActionRegistry) -> None:
    """List the actions that Wagtail does not know."""
    registry.register_model(Model, AuditEntry)
    registry.register_action("nashra.login", _("Log in"), _("Logged in"))
    registry.register_action("nashra.login_failed", _("Failed to log in"), _("Failed to log in"))
    registry.register_action("nashra.logout", _("Log out"), _("Logged out"))
    registry.register_action("nashra.password", _("Change the password"), _("Password changed"))
    registry.register_action("nashra.sessions_ended", _("End sessions"), _("Sessions ended"))
    registry.register_action("nashra.second_step_added")(AddedSecondStep)
    registry.register_action("nashra.second_step_removed")(RemovedSecondStep)
    registry.register_action("nashra.place")(Placed)
    registry.register_action("nashra.appear")(Appeared)
    registry.register_action("nashra.end")(Ended)
    registry.register_action("nashra.unpublish")(Unpublished)
    registry.register_action("nashra.kill")(Killed)
    registry.register_action("nashra.set_breaking")(SetBreaking)
    registry.register_action("nashra.clear_breaking")(ClearedBreaking)
    registry.register_action("nashra.cover_live", _("Cover a story live"), _("Covered live"))
    registry.register_action("nashra.end_coverage", _("End live coverage"), _("Live coverage ended"))
    registry.register_action("nashra.post_update")(UpdatePosted)
    registry.register_action("nashra.edit_update")(UpdateEdited)
    registry.register_action("nashra.remove_update")(UpdateRemoved)
    registry.register_action("nashra.copy")(Copied)
    registry.register_action("nashra.change_stopped")(ChangeStopped)
    registry.register_action("nashra.edit_front", _("Edit a front"), _("Front edited"))
    registry.register_action("nashra.restore_front", _("Restore a front"), _("An earlier version restored"))
    registry.register_action(
        "nashra.expire_photo", _("End a photo's rights"), _("Left every page at its time")
    )
    registry.register_action("nashra.assign")(Assigned)
    registry.register_action("nashra.reassign")(Reassigned)
    registry.register_action("nashra.edit_assignment")(AssignmentEdited)
    registry.register_action("nashra.mark_assignment")(Marked)
    registry.register_action("nashra.take_assignment", _("Take an assignment"), _("Assignment taken"))
    registry.register_action("nashra.begin_assignment", _("Begin an assignment"), _("Assignment begun"))
    registry.register_action("nashra.drop_assignment", _("Drop an assignment"), _("Assignment dropped"))
    registry.register_action("nashra.unkill", _("Allow publishing again"), _("May be published again"))
    registry.register_action("nashra.comment", _("Comment on a passage"), _("Commented on a passage"))
    registry.register_action("nashra.edit_comment", _("Edit a comment"), _("Edited a comment"))
    registry.register_action("nashra.delete_comment")(CommentDeleted)
    registry.register_action("nashra.resolve_comment", _("Resolve a comment"), _("Resolved a comment"))
    registry.register_action("nashra.reopen_comment", _("Reopen a comment"), _("Reopened a comment"))
