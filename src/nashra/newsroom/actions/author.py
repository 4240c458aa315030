"""Changing an author, whose name stands over every story of theirs."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import EditAction

from nashra.changes import line
from nashra.newsroom import queries


class EditAuthor(EditAction):
    """Save a changed author and record it with the stories that carry the byline."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            author = super().execute(skip_permission_checks)
            stories = tuple(sorted(queries.by_author(author.pk)))
            line.record(line.Kind.AUTHOR, line.Subject(author=author.pk, stories=stories))
        return author
