"""The comments beside a story's form. They are saved by themselves: no save of the form can lose one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.ui.side_panels import BaseSidePanel

from nashra.newsroom.actions import comment as actions
from nashra.newsroom.admin import comment_policy, policy
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Article, Comment
from nashra.newsroom.queries import comments as queries

MOST = 2**31 - 1
"""The highest place in a text that is taken."""


class CommentsPanel(BaseSidePanel):
    """Beside the form, all comments in the order of the text."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Comments")
        icon_name = "comment"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            number = self.panel.object.pk
            count = queries.open_comments([number]).get(number, 0) if number else 0
            return {**super().get_context_data(parent_context), "count": count}

    name = "comments"
    title = _("Comments")
    template_name = "newsroom/comments_panel.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "address": story_view("comments", 0)}


@never_cache
@require_http_methods(["GET", "POST"])
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """A story's comments, or nothing where they are as the page has them; a post is done first.

    Raises PermissionDenied for those who may not open the story's draft.
    """
    story = get_object_or_404(Article.objects.defer("body"), pk=pk)
    if not policy.stories.user_has_permission_for_instance(request.user, "change", story):
        raise PermissionDenied
    if request.method == "POST":
        try:
            _ACTS[request.POST.get("verb", "")](story, request.POST, request.user)
        except (KeyError, ValueError):
            return JsonResponse({"refused": [_("This could not be understood.")]}, status=400)
        except ValidationError as refused:
            return JsonResponse({"refused": refused.messages}, status=422)
    mark = queries.mark(pk)
    if request.GET.get("mark") == mark:
        return HttpResponse(status=204)
    found = queries.threads(pk)
    rights = _rights(request.user, story, found)
    context = {
        "mark": mark,
        "own": {number for number, actions in rights.items() if "change" in actions},
        "deletable": {number for number, actions in rights.items() if "delete" in actions},
        "open": [thread for thread in found if thread.comment.resolved_at is None],
        "resolved": [thread for thread in found if thread.comment.resolved_at is not None],
    }
    return render(request, "newsroom/comments.html", context)


def _rights(by: Any, story: Article, found: Iterable[queries.Thread]) -> dict[int, frozenset[str]]:
    """What the user may do to each comment and answer, by its number."""
    said = [one for thread in found for one in (thread.comment, *thread.replies)]
    for one in said:
        one.story = story
    return {one.pk: comment_policy.comments.rights(by, one) for one in said}


def _comment(story: Article, data: Mapping[str, Any], by: Any) -> None:
    places: dict[str, Any] = {name: min(max(int(data[name]), 0), MOST) for name in ("start", "end")}
    words = {name: data.get(name, "") for name in ("quotation", "block", "before", "after")}
    passage = actions.Passage(**{**words, **places})
    actions.comment(story=story, passage=passage, text=data["text"], by=by)


def _reply(story: Article, data: Mapping[str, Any], by: Any) -> None:
    actions.reply(to=_named(story, data), text=data["text"], by=by)


def _edit(story: Article, data: Mapping[str, Any], by: Any) -> None:
    actions.edit(comment=_named(story, data), text=data["text"], by=by)


def _delete(story: Article, data: Mapping[str, Any], by: Any) -> None:
    actions.delete(comment=_named(story, data), by=by)


@transaction.atomic
def _resolve(story: Article, data: Mapping[str, Any], by: Any) -> None:
    actions.resolve(comment=_answered(story, data, by), by=by)


@transaction.atomic
def _reopen(story: Article, data: Mapping[str, Any], by: Any) -> None:
    actions.reopen(comment=_answered(story, data, by), by=by)


def _answered(story: Article, data: Mapping[str, Any], by: Any) -> Comment:
    """The comment that a post names, with what was being answered when the button was pressed."""
    comment = _named(story, data)
    if data.get("text", "").strip():
        actions.reply(to=comment, text=data["text"], by=by)
    return comment


def _named(story: Article, data: Mapping[str, Any]) -> Comment:
    """The comment that a post names, where it is one of this story."""
    number = int(data["comment"])
    comment = Comment.objects.select_related("parent").filter(pk=number).first()
    if comment is None:
        raise ValidationError(actions.GONE)
    if comment.story_id != story.pk:
        raise ValueError
    comment.story = story
    if comment.parent:
        comment.parent.story = story
    return comment


_ACTS: Mapping[str, Callable[[Article, Mapping[str, Any], Any], None]] = {
    "comment": _comment,
    "reply": _reply,
    "edit": _edit,
    "delete": _delete,
    "resolve": _resolve,
    "reopen": _reopen,
}
