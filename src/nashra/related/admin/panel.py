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
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.models import Article
from nashra.related.actions.edit import pin_higher, pin_last, restore, strike, unpin
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
        done, number = DONE.get(request.POST.get("do", "")), row_number(request.POST.get("story", ""))
        if done is None or number is None:
            return HttpResponseBadRequest()
        other = get_object_or_404(Article.objects.defer("body"), pk=number)
        if other.pk != article.pk:
            done(article=article, story=other, by=request.user)
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


DONE: Mapping[str, Callable[..., None]] = {
    "pin": pin_last,
    "unpin": unpin,
    "raise": pin_higher,
    "strike": strike,
    "restore": restore,
}
