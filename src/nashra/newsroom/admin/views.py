"""Wagtail's views of stories that would change them past the newsroom's actions, or name them to anybody."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import RevisionsUnscheduleView, UnpublishView

from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.actions.unschedule import unschedule
from nashra.newsroom.admin.saving import ChangesWhatItCreated, CreatesOnce
from nashra.newsroom.admin.times.views import TimesView
from nashra.newsroom.models import Article


class OneTransaction:
    """Saves and publishes as one: no draft is left behind where publishing fails."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            return super().form_valid(form)  # type: ignore[misc]  # of the view that this is mixed into


class CreateArticleView(OneTransaction, TimesView, CreatesOnce):
    """The form of a new story."""


class EditArticleView(OneTransaction, TimesView, ChangesWhatItCreated):
    """The form of a story."""


class UnpublishArticleView(UnpublishView):
    """Takes a story down by the action; Wagtail's view would ask neither the model nor the registry."""

    def unpublish(self) -> HttpResponse | None:
        if (response := self.run_hook("before_unpublish", self.request, self.object)) is not None:
            return response
        unpublish(article=self.object, by=self.request.user)
        return self.run_hook("after_unpublish", self.request, self.object)


class UnscheduleArticleView(RevisionsUnscheduleView):
    """Takes back a time of publication by the action; Wagtail's view saves the revision itself."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unschedule(revision=self.revision, by=request.user)
        messages.success(request, self.get_success_message(), buttons=self.get_success_buttons())
        return redirect(self.get_next_url())


class DeleteTickedStories(DeleteBulkAction):
    """Deletes the stories ticked in a list. Its page names them, so it opens to those alone who may delete."""

    models = (Article,)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_policy.user_has_permission(request.user, "delete"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
