"""The related list in a story's form: score and words of each, and what an editor does with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article
from nashra.related.actions.edit import pin, restore, strike
from nashra.related.models import RelatedStory


@require_http_methods(["GET", "POST"])
def panel(request: HttpRequest, story: int) -> HttpResponse:
    """The panel of a story, after what was posted is done: `do` (of DONE) with the `story` of a row.

    Who may change the story reads it; what is done is seen by readers at once, so it takes the right to publish.
    """
    article = get_object_or_404(Article.objects.defer("body"), pk=story)
    may = partial(policy.stories.user_has_permission_for_instance, request.user, instance=article)
    if not may("change") or (request.method == "POST" and not may("publish")):
        raise PermissionDenied
    if request.method == "POST":
        done, number = DONE.get(request.POST.get("do", "")), request.POST.get("story", "")
        if done is None or not (number.isascii() and number.isdecimal() and len(number) < 19):
            return HttpResponseBadRequest()
        other = get_object_or_404(Article.objects.defer("body"), pk=int(number))
        if other.pk != article.pk:
            done(article, other, request.user)
    return render(request, "related/panel.html", {**_shown(article), "can_edit": may("publish")})


def _shown(article: Article) -> dict[str, Any]:
    rows = list(RelatedStory.objects.filter(article=article).select_related("related").defer("related__body"))
    listed = [row for row in rows if not row.struck]
    best = max((row.score for row in rows), default=0.0) or 1.0
    return {
        "article": article,
        "rows": [(row, round(100 * row.score / best), row.score * 1000) for row in listed],
        "struck": [row for row in rows if row.struck],
    }


def _pinned(article: Article) -> list[Article]:
    rows = RelatedStory.objects.filter(article=article, pinned__isnull=False).select_related("related")
    return [row.related for row in rows.defer("related__body")]


def _pin(article: Article, story: Article, by: Any) -> None:
    pin(article=article, stories=[*(one for one in _pinned(article) if one.pk != story.pk), story], by=by)


def _unpin(article: Article, story: Article, by: Any) -> None:
    pin(article=article, stories=[one for one in _pinned(article) if one.pk != story.pk], by=by)


def _raise(article: Article, story: Article, by: Any) -> None:
    """Put a pinned story before the one above it."""
    stories = _pinned(article)
    place = next((index for index, one in enumerate(stories) if one.pk == story.pk), 0)
    if place:
        stories[place - 1 : place + 1] = [stories[place], stories[place - 1]]
        pin(article=article, stories=stories, by=by)


def _strike(article: Article, story: Article, by: Any) -> None:
    strike(article=article, story=story, by=by)


def _restore(article: Article, story: Article, by: Any) -> None:
    restore(article=article, story=story, by=by)


DONE: Mapping[str, Callable[[Article, Article, Any], None]] = {
    "pin": _pin,
    "unpin": _unpin,
    "raise": _raise,
    "strike": _strike,
    "restore": _restore,
}
