"""Killing a story, as agencies do: it is withdrawn everywhere at once, and stays so until a chief allows it again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions.base import BaseAction
from wagtail.log_actions import log

from nashra.newsroom.actions import follow_story, placements
from nashra.newsroom.actions.unpublish import UnpublishArticle
from nashra.newsroom.actions.withdrawals import Grounds
from nashra.newsroom.models import Article
from nashra.newsroom.notice_kinds import KILLED


class KillArticle(UnpublishArticle):
    """Takes the story down, where it is not already, with all that would publish it later."""

    action_name = "kill"
    permission_policy_action = "kill"
    logged_as = "nashra.kill"
    notice_kind = KILLED

    def withdraw(self) -> None:
        story = self.object
        story.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
        if story.workflow_in_progress:
            story.current_workflow_state.cancel(user=self.user)
        story.killed = True
        story.save(update_fields=["killed"])


class AllowArticle(BaseAction):
    """Lets a killed story be published again; it stays down until somebody does."""

    instance: Article
    action_name = "unkill"
    permission_policy_action = "kill"

    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            story = placements.lock(self.instance.pk)
            if story.killed:
                story.killed = False
                story.save(update_fields=["killed"])
                follow_story.on_unkill(story)
                log(story, "nashra.unkill", user=self.user)


def kill(*, article: Article, reason: str, details: str = "", note: str = "", by: Any = None) -> None:
    """Withdraw the story everywhere, published or not, for a reason, with details for the desk and a note for readers.

    Raises UnpublishPermissionError where the user may not, and ValidationError for a reason that there is not.
    """
    KillArticle(article, user=by, grounds=Grounds(reason, details, note)).execute()


def unkill(*, article: Article, by: Any = None) -> None:
    """Allow a killed story to be published again. Raises PermissionDenied where the user may not."""
    AllowArticle(article, user=by).execute()
