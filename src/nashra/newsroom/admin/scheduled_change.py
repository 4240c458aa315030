"""The form of a change of a published story that waits for its time, or for an editor."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import RevisionsRevertMixin

from nashra.newsroom.actions import scheduled_change
from nashra.newsroom.actions.go_live import bring_into_draft, joined
from nashra.newsroom.actions.merge import stored
from nashra.newsroom.admin.action_menu import PublishWithKey
from nashra.newsroom.admin.began_from import BeganFrom
from nashra.newsroom.admin.merge_wording import Wording
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.admin.views import EditArticleView
from nashra.newsroom.models import Article, Stopped
from nashra.newsroom.queries import scheduled


class ScheduledChangeView(RevisionsRevertMixin, EditArticleView):
    """The form of the change. What was published since it was scheduled is joined with it when it is saved.

    It has one button, which schedules or publishes; the draft that somebody writes of the story stays one.
    """

    view_name = "revisions_revert"
    permission_required = "publish"
    live_object: Article

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.live_object.live:
            return redirect(story_view("edit", self.live_object.pk))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        change = scheduled.change_of(Article(pk=int(kwargs["pk"])))
        if change is None or change.stopped_for == Stopped.DRAFT:
            raise Http404
        self.change = change
        super().setup(request, *args, **kwargs, revision_id=change.revision_id)

    def get_action(self, request: HttpRequest) -> str:
        return "publish" if request.method == "POST" else "edit"

    def get_revisions_revert_url(self) -> str:
        return story_view("scheduled-change", self.object.pk)

    def get_edit_url(self) -> str:
        return story_view("scheduled-change", self.object.pk)

    def get_warning_message(self) -> str:
        return _(
            "This is the scheduled change, not what readers see. What is published meanwhile is joined with it."
        )

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)
        form.replaced_change = self.change
        if not form.is_bound:
            began = BeganFrom(self.change.base, self.change.revision.created_at, uuid4().hex)
            form.fields["began_from"].initial = began.write()
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if "conflicts" not in context and self.request.method == "GET":
            self._tell_conflicts(context)
        return context

    def _tell_conflicts(self, context: dict[str, Any]) -> None:
        """Show side by side from the start what was changed on both sides."""
        live = stored(self.live_object.serializable_data())
        if conflicts := joined(self.change, live).conflicts:
            wording = Wording(self.change.revision.content, live)
            context["conflicts"] = wording.conflicts(conflicts, {})
            context["conflict_names"] = self._others()

    def others_content(self) -> dict[str, Any] | None:
        """What the change is joined with: what readers see, and not a draft."""
        live = stored(Article.objects.get(pk=self.object.pk).serializable_data())
        return {**live, "go_live_at": self.change.base.get("go_live_at")}

    def save_instance(self) -> Article:
        story = Article.objects.select_related("latest_revision").get(pk=self.object.pk)
        self._draft = story.latest_revision if story.has_unpublished_changes else None
        self._before = stored(story.serializable_data())
        saved: Article = super().save_instance()
        return saved

    def publish_action(self) -> HttpResponse | None:
        scheduled_change.replace(self.change)
        response: HttpResponse | None = super().publish_action()
        if self._draft:
            bring_into_draft(self._draft, self._before)
        return response

    def _get_action_menu(self) -> Any:
        menu = super()._get_action_menu()
        menu.menu_items, menu.default_item = [], PublishWithKey()
        return menu
