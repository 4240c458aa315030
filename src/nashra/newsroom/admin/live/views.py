"""A coverage's screen, and what it asks for: the updates as they are, and what an editor does to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from nashra.newsroom.actions.cover_live import cover_live, end_coverage, may_cover
from nashra.newsroom.actions.edit_update import edit_update, remove_update
from nashra.newsroom.actions.post_update import post_update
from nashra.newsroom.admin.live_links import live_links
from nashra.newsroom.models import Article, LiveUpdate

SHOWN = 100
"""Updates on the screen; older ones are reached by their number."""


@never_cache
@require_safe
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole screen."""
    return render(request, "newsroom/live/screen.html", _context(_story(request, pk)))


@never_cache
@require_safe
def updates(request: HttpRequest, pk: int) -> HttpResponse:
    """The updates, or nothing where they are as the screen has them."""
    context = _context(_story(request, pk))
    if request.GET.get("mark") == context["mark"]:
        return HttpResponse(status=204)
    return render(request, "newsroom/live/updates.html", context)


@never_cache
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what is posted; the script gets the updates, or why it was refused, and others the screen again."""
    story, is_script = _story(request, pk), "X-Requested-With" in request.headers
    try:
        _ACTS[request.POST.get("verb", "")](story, request.POST, request.user)
    except (KeyError, ValueError):
        return JsonResponse({"refused": [_("This could not be understood.")]}, status=400)
    except ValidationError as refused:
        if is_script:
            code = 409 if getattr(refused, "code", "") == "changed" else 422
            return JsonResponse({"refused": refused.messages}, status=code)
        messages.error(request, " ".join(refused.messages))
    if is_script:
        return render(request, "newsroom/live/updates.html", _context(_story(request, pk)))
    return HttpResponseRedirect(reverse("live_screen", args=[pk]))


def _story(request: HttpRequest, pk: int) -> Article:
    """The story. Raises Http404, and PermissionDenied for those who may not tell it live."""
    story = get_object_or_404(Article.objects.defer("body"), pk=pk)
    if not may_cover(request.user, story):
        raise PermissionDenied
    return story


def _context(story: Article) -> dict[str, Any]:
    found = story.live_updates.all()
    told = found.aggregate(last=Max("pk"), changes=Sum("revision"))
    return {
        "story": story,
        "is_live": story.covered_since is not None and story.covered_until is None,
        "updates": found[:SHOWN],
        "form_key": uuid4(),
        "links": live_links([story.pk]).get(story.pk, ()) if story.live else (),
        "mark": f"{told['last']}.{told['changes']}.{story.covered_since}.{story.covered_until}",
    }


def _words(data: Mapping[str, str]) -> dict[str, Any]:
    words: dict[str, Any] = {name: data.get(name, "") for name in ("headline", "text", "embed", "author")}
    return {**words, "is_key": "is_key" in data}


def _post(story: Article, data: Mapping[str, str], by: Any) -> None:
    post_update(article=story, form_key=UUID(data["form_key"]), by=by, **_words(data))


def _edit(story: Article, data: Mapping[str, str], by: Any) -> None:
    edit_update(update=_named(story, data), revision=int(data["revision"]), by=by, **_words(data))


def _key(story: Article, data: Mapping[str, str], by: Any) -> None:
    update = _named(story, data)
    edit_update(update=update, revision=int(data["revision"]), by=by, is_key=not update.is_key)


def _remove(story: Article, data: Mapping[str, str], by: Any) -> None:
    remove_update(update=_named(story, data), revision=int(data["revision"]), by=by)


def _begin(story: Article, data: Mapping[str, str], by: Any) -> None:
    cover_live(article=story, by=by)


def _end(story: Article, data: Mapping[str, str], by: Any) -> None:
    end_coverage(article=story, by=by)


def _named(story: Article, data: Mapping[str, str]) -> LiveUpdate:
    """The update that a post names. Raises ValidationError where it was removed."""
    found = LiveUpdate.objects.filter(story=story, pk=min(int(data["update"]), 2**62)).first()
    if found is None:
        raise ValidationError(_("Somebody has changed or removed this update meanwhile."), code="changed")
    return found


_ACTS: Mapping[str, Callable[[Article, Mapping[str, str], Any], None]] = {
    "post": _post,
    "edit": _edit,
    "key": _key,
    "remove": _remove,
    "begin": _begin,
    "end": _end,
}
