"""Wagtail's views of stories that would change them past the newsroom's actions, or name them to anybody."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import HistoryView, RevisionsUnscheduleView, WorkflowActionView

from nashra.newsroom.actions.notify import edited
from nashra.newsroom.actions.unschedule import unschedule
from nashra.newsroom.admin.comments import CommentsPanel
from nashra.newsroom.admin.form_errors import ListsErrors
from nashra.newsroom.admin.live_links import live_links, rendered
from nashra.newsroom.admin.merging import MergesView
from nashra.newsroom.admin.photo_descriptions import AsksForDescriptions
from nashra.newsroom.admin.photo_ends import TellsOfEndedPhotos
from nashra.newsroom.admin.saving import ChangesWhatItCreated, CreatesOnce
from nashra.newsroom.admin.shown_change import shown_change
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.admin.times.views import TimesView
from nashra.newsroom.admin.waiting import ChangesWhatWaits
from nashra.newsroom.models import Article


class OneTransaction:
    """Saves and publishes as one: no draft is left behind where publishing fails."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            return super().form_valid(form)  # type: ignore[misc]  # of the view that this is mixed into


class SaysWhatFollows:
    """Lets the form know whether it is saved to be published, which takes more rights than to save or submit it."""

    action: str
    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]  # of the view that this is mixed into
        is_approved = self.request.POST.get("workflow-action-name") == "approve"
        form.is_to_be_published = self.action == "publish" or (
            self.action == "workflow-action" and is_approved
        )
        return form


class SaysWhereItStands:
    """Says with what was done where readers find the story."""

    def get_success_message(self, instance: Article | None = None) -> SafeString:
        said = super().get_success_message(instance)  # type: ignore[misc]  # of the view that this is mixed into
        number = self.object.pk  # type: ignore[attr-defined]
        return format_html("{} {}", said, rendered(live_links([number]).get(number, ())))


class HasComments:
    """Has the comments on the story beside its form."""

    expects_json_response: bool

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()  # type: ignore[misc]  # of the view that this is mixed into
        if self.expects_json_response or getattr(self, "hydrate_create_view", False):
            return panels
        own = CommentsPanel(self.form.instance, self.request)  # type: ignore[attr-defined]
        return MediaContainer([*panels, own])


class TellsWhoWaits:
    """Tells whose story waits for the desk that the desk has changed it, unless its fate is told with it."""

    action: str
    request: HttpRequest

    def save_instance(self) -> Article:
        story: Article = super().save_instance()  # type: ignore[misc]  # of the view that this is mixed into
        if self.action not in ("publish", "workflow-action"):
            edited(story, self.request.user)
        return story


class CreateArticleView(
    ListsErrors,
    HasComments,
    AsksForDescriptions,
    SaysWhereItStands,
    SaysWhatFollows,
    OneTransaction,
    TimesView,
    CreatesOnce,
):
    """The form of a new story."""


class EditArticleView(
    ListsErrors,
    HasComments,
    AsksForDescriptions,
    TellsOfEndedPhotos,
    SaysWhereItStands,
    SaysWhatFollows,
    OneTransaction,
    ChangesWhatWaits,
    TellsWhoWaits,
    MergesView,
    TimesView,
    ChangesWhatItCreated,
):
    """The form of a story, which also tells what is scheduled of it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.view_name == "edit" and not self.expects_json_response:
            context["shown_change"] = shown_change(self.object, self.request.user)
        return context


class UnscheduleArticleView(RevisionsUnscheduleView):
    """Takes back a time of publication by the action; Wagtail's view saves the revision itself."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unschedule(revision=self.revision, by=request.user)
        messages.success(request, self.get_success_message(), buttons=self.get_success_buttons())
        return redirect(self.get_next_url())


class DecideOnArticleView(WorkflowActionView):
    """Approves or returns a story that waits. What publishing refuses is said, and the story goes on waiting."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)
                return response
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        form = story_view("edit", self.object.pk)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": form})
        return redirect(form)


class ArticleHistoryView(HistoryView):
    """What was done with a story, and its versions."""

    any_permission_required = ("change", "delete", "publish")


class DeleteTickedStories(DeleteBulkAction):
    """Deletes the stories ticked in a list. Its page names them, so it opens to those alone who may delete."""

    models = (Article,)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_policy.user_has_permission(request.user, "delete"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
