"""Making and changing a page that an editor writes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import CreateAction, EditAction

from nashra.newsroom.actions.keep_address import keep_slug
from nashra.newsroom.models import EditionPage
from nashra.newsroom.queries.edition_pages import PAGE


class CreatePage(CreateAction):
    """Save a new page and record it: the foot of the edition's pages may name it."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            page = super().execute(skip_permission_checks)
            EditionPage.record_change(page.pk)
        return page


class EditPage(EditAction):
    """Save a changed page, keep the address that it had, and record the change."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            slug = EditionPage.objects.values_list("slug", flat=True).get(pk=self.instance.pk)
            page = super().execute(skip_permission_checks)
            keep_slug(PAGE, page.pk, before=slug, now=page.slug, edition=page.edition_id)
            EditionPage.record_change(page.pk)
        return page


@transaction.atomic
def add_page(*, by: Any = None, **values: Any) -> EditionPage:
    """Make a page. Raises ValidationError and CreatePermissionError."""
    page = EditionPage(**values)
    page.full_clean()
    made: EditionPage = CreatePage(page, user=by).execute(skip_permission_checks=by is None)
    return made
