"""Taking a story down in all editions."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import UnpublishAction
from wagtail.log_actions import log

from nashra.newsroom.actions import follow_story, notify, placements, scheduled_change, withdrawals
from nashra.newsroom.actions.withdrawals import Grounds
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.notice_kinds import UNPUBLISHED


class UnpublishArticle(UnpublishAction):
    """Wagtail's unpublishing as one transaction, with the story's row taken and the change recorded.

    Who has no grounds, as a story's end, logs what Wagtail logs.
    """

    object: Article
    permission_policy_action = "unpublish"
    logged_as = "nashra.unpublish"
    notice_kind = UNPUBLISHED

    def __init__(self, object: Article, *, grounds: Grounds | None = None, **options: Any) -> None:
        super().__init__(object, **options)
        self.grounds = grounds
        if grounds:
            self.log_action = False

    def execute(self, skip_permission_checks: bool = False) -> None:
        with transaction.atomic():
            self.object = placements.lock(self.object.pk)
            before = placements.rows_of(self.object.pk)
            scheduled_change.stop_withdrawn(self.object)
            super().execute(skip_permission_checks)
            Placement.objects.filter(article=self.object.pk).update(live=False)
            grounds = withdrawals.keep(self.object, self.grounds, self.user)
            self.withdraw()
            if grounds:
                follow_story.on_withdrawal(self.object)
                log(self.object, self.logged_as, user=self.user, data=grounds.as_data())
                notify.taken_down(self.notice_kind, self.object, self.user)
            placements.record(self.object.pk, before, ())

    def withdraw(self) -> None:
        """Do what goes beyond taking the story down."""


def unpublish(*, article: Article, reason: str, details: str = "", note: str = "", by: Any = None) -> None:
    """Take the story down for a reason, with details for the desk and a note for readers.

    Raises UnpublishPermissionError where the user may not, and ValidationError for a reason that there is not.
    """
    UnpublishArticle(article, user=by, grounds=Grounds(reason, details, note)).execute()
