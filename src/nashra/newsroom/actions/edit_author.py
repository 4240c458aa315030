"""Making and changing an author, whose name stands over every story of theirs."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import CreateAction, EditAction

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.newsroom.actions.keep_address import keep_slug
from nashra.newsroom.models import Author
from nashra.newsroom.models.listed import AUTHOR

IN_BYLINES = ("name", "role", "slug")
"""What stories show of an author."""


class CreateAuthor(CreateAction):
    """Save a new author and record that there is a page."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            author = super().execute(skip_permission_checks)
            outbox.record(Kind.PROFILE, Subject(author=author.pk))
        return author


class EditAuthor(EditAction):
    """Save a changed author, keep the address of the page, and record what shows it: bylines, or the page alone.

    Which stories carry the byline is asked by whoever follows the change.
    """

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            before = Author.objects.values(*IN_BYLINES).get(pk=self.instance.pk)
            author = super().execute(skip_permission_checks)
            keep_slug(AUTHOR, author.pk, before=before["slug"], now=author.slug)
            is_on_stories = any(getattr(author, name) != before[name] for name in IN_BYLINES)
            outbox.record(Kind.AUTHOR if is_on_stories else Kind.PROFILE, Subject(author=author.pk))
        return author
