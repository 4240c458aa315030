"""Asking for stories that say the same, and reading one of them side by side with what is written."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from nashra.duplicates.admin.match_panel import match_rows, may_ask
from nashra.duplicates.admin.posted_form import PostedStory, read
from nashra.duplicates.comparison import marked
from nashra.duplicates.lookup import compared, find_matches


def _typed(request: HttpRequest) -> PostedStory:
    if not may_ask(request.user):
        raise PermissionDenied
    return read(request.POST)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """The panel with the stories that say the same as the posted form; nothing (204) where there is none new."""
    typed = _typed(request)
    found = find_matches(typed.text, typed.story)
    if not {one.story for one in found} - typed.dismissed:
        return HttpResponse(status=204)
    stories = match_rows(found, request.user, typed.editions)
    return render(request, "duplicates/alike.html", {"stories": stories})


@require_POST
def beside(request: HttpRequest, story: int) -> HttpResponse:
    """What is being written and a story, side by side; 204 where the story is gone."""
    typed = _typed(request)
    found = compared(typed.text, story)
    if found is None:
        return HttpResponse(status=204)
    one, text = found
    mine, theirs = marked(typed.text, text)
    stories = match_rows([one], request.user, typed.editions)
    context = {"story": stories[0], "typed": typed.text, "text": text, "mine": mine, "theirs": theirs}
    return render(request, "duplicates/beside.html", context)
