"""Wagtail's views that would change stories past the newsroom's actions, led through them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.snippets.views.snippets import RevisionsUnscheduleView, UnpublishView

from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.actions.unschedule import unschedule


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
