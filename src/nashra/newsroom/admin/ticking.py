"""Lists in which those alone tick rows who may delete some of them: what is done with ticked rows is deleting."""

from __future__ import annotations

from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.snippets.views.snippets import IndexView


class TickedByWhoMayDelete(IndexView):
    """A list without boxes for whoever may delete none of it."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        found: list[BaseColumn] = super().columns
        if self.permission_policy.user_has_permission(self.request.user, "delete"):
            return found
        return [column for column in found if not isinstance(column, BulkActionsCheckboxColumn)]
