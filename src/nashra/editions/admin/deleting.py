"""Deleting an edition or a section, of which stories that stand there keep one from."""

from __future__ import annotations

from django.db.models import ProtectedError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import DeleteView, IndexView

from nashra.editions.admin.bound_policy import LinksToWhatOneMayDo
from nashra.editions.models import Edition, Section


class DeleteUnlessInUseView(DeleteView):
    """Says what to do where something still stands in it."""

    def form_valid(self, form: Form) -> HttpResponse:
        if self.usage and self.usage.is_protected:
            return self._refuse()
        try:
            return super().form_valid(form)
        except ProtectedError:
            return self._refuse()

    def _refuse(self) -> HttpResponse:
        messages.error(self.request, _in_use(str(self.object)))
        return redirect(self.edit_url_name, self.object.pk)


class DeleteUnlessAnyIsInUse(DeleteBulkAction):
    """Deletes many, which no list offers; or none, and says what to do where something stands in one."""

    models = (Edition, Section)

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError:
            names = _(", ").join(map(str, self.actionable_objects))
            messages.error(self.request, _in_use(names))
            return redirect(self.next_url)


class OneByOneIndexView(LinksToWhatOneMayDo, IndexView):
    """A list without boxes to tick: these are deleted one by one, with what is in the way said."""

    @property
    def columns(self) -> list[BaseColumn]:
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]


def _in_use(name: str) -> str:
    return _("“%(name)s” is in use. Move the stories and editions that are in it elsewhere first.") % {
        "name": name
    }
