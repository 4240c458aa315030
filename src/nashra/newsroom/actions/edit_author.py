"""Changing an author, whose name stands over every story of theirs."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import EditAction

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject


class EditAuthor(EditAction):
    """Save a changed author and record it; which stories carry the byline is asked by whoever follows the change."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            author = super().execute(skip_permission_checks)
            outbox.record(Kind.AUTHOR, Subject(author=author.pk))
        return author
