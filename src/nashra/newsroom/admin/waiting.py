"""A story that waits to be published for the first time: what its form says of it, and what saving it changes.

What goes live is a version that somebody who may publish has sent to. It stays open: saved by somebody who may publish
all of it, the story takes its place; what is saved by itself while somebody types, or by others, never does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from nashra.newsroom.actions import notify
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Article
from nashra.newsroom.queries import concerned, scheduled
from nashra.newsroom.templatetags.edition_times import edition_time


@dataclass(frozen=True, slots=True)
class Waiting:
    """What goes live of a story, with the addresses that the user may open."""

    revision: Revision  # without its content
    due_at: datetime
    is_newest: bool  # else there is a draft that does not go live
    may_publish: bool
    view: str
    compare: str
    cancel: str


def waiting(story: Article, user: Any) -> Waiting | None:
    """What is to go live of a story that readers do not see, if anything."""
    revision = scheduled.first_publication_of(story)
    if revision is None or revision.approved_go_live_at is None:
        return None
    name, one = "wagtailsnippets_newsroom_article:{}".format, [story.pk, revision.pk]
    cancel = f"{reverse(name('revisions_unschedule'), args=one)}?next={story_view('edit', story.pk)}"
    return Waiting(
        revision=revision,
        due_at=revision.approved_go_live_at,
        is_newest=revision.pk == story.latest_revision_id,
        may_publish=policy.stories.user_has_permission_for_instance(user, "publish", story),
        view=reverse(name("revisions_view"), args=one),
        compare=reverse(name("revisions_compare"), args=[*one, "latest"]),
        cancel=cancel,
    )


class ChangesWhatWaits:
    """The form of a story that may wait for its time, which is saved in its place where it may be."""

    request: HttpRequest
    object: Article
    action: str
    view_name: str
    expects_json_response: bool
    saving_as_draft: bool
    produced_error_code: str | None
    produced_error_message: str | None

    is_saved_for_later = False
    """Whether a mere save has changed what goes live."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self._is_saved_by_who_may_publish():
            self.action, self.saving_as_draft = "publish", False
            form = self.get_form()  # type: ignore[attr-defined]  # of the view that this is mixed into
            if self.is_valid(form) and _is_later(form.cleaned_data.get("go_live_at")):  # type: ignore[attr-defined]
                self.is_saved_for_later = True
                saved: HttpResponseBase = self.form_valid(form)  # type: ignore[attr-defined]
                return saved
            self._stay_a_draft()
        response: HttpResponseBase = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def _is_saved_by_who_may_publish(self) -> bool:
        is_mere_save = self.action == "edit" and not self.expects_json_response
        return is_mere_save and self._waiting is not None and self._waiting.may_publish

    def _stay_a_draft(self) -> None:
        """Begin anew with the story, into which what cannot be published was read."""
        self.action, self.saving_as_draft = "edit", True
        self.object = self.get_object()  # type: ignore[attr-defined]
        self.produced_error_code = self.produced_error_message = None

    @cached_property
    def _waiting(self) -> Waiting | None:
        """What waits before the form is saved."""
        return waiting(self.object, self.request.user) if self.view_name == "edit" else None

    @cached_property
    def _schedulers(self) -> set[int]:
        """Whose version waits before the form is saved."""
        return concerned.schedulers(self.object) if self._waiting else set()

    def save_instance(self) -> Article:
        before, whose = self._waiting, self._schedulers
        story: Article = super().save_instance()  # type: ignore[misc]
        if before and not before.may_publish and self.action == "edit":
            notify.saved_beside(story, whose, self.request.user)
        return story

    def publish_action(self) -> Any:
        response = super().publish_action()  # type: ignore[misc]
        if self._waiting and scheduled.first_publication_of(self.object):
            notify.changed_before_its_time(self.object, self._schedulers, self.request.user)
        return response

    def get_success_url(self) -> str:
        if self.is_saved_for_later:
            return story_view("edit", self.object.pk)
        address: str = super().get_success_url()  # type: ignore[misc]
        return address

    def get_success_message(self, instance: Article | None = None) -> Any:
        if self.is_saved_for_later or (self.action == "edit" and self._waiting):
            now = waiting(self.object, self.request.user)
            if now is not None:
                return _said(now, self.object)
        return super().get_success_message(instance)  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        if self.view_name == "edit" and not self.expects_json_response:
            context["waiting"] = waiting(self.object, self.request.user)
        return context


def _is_later(when: datetime | None) -> bool:
    return when is not None and when > timezone.now()


def _said(now: Waiting, story: Article) -> str:
    """What goes live once the story is saved."""
    when = {"when": edition_time(now.due_at, story)}
    if now.is_newest:
        return _("Saved. This is what goes live: %(when)s.") % when
    if now.may_publish:
        return (
            _(
                "Saved as a draft. What goes live (%(when)s) is still the version before it: "
                "this one has no time to come, or lacks something. Publishing says what."
            )
            % when
        )
    return (
        _(
            "Saved as a draft. What goes live (%(when)s) is still the approved version before it. "
            "Submit yours, so that your desk can approve it."
        )
        % when
    )
