"""The page on which a story that is there already is placed in one more edition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from nashra.duplicates.admin.match_panel import may_place
from nashra.editions.models import EditionSection
from nashra.newsroom.actions.place import place
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.models import Article


class PlaceForm(forms.Form):
    """Where the story is to stand: a section of an edition that does not have it yet."""

    shown = forms.ModelChoiceField(
        EditionSection.objects.none(), label=gettext_lazy("Edition and section"), empty_label=None
    )

    def __init__(self, *args: Any, article: Article, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        placed = article.placements.values("edition")
        rows = EditionSection.objects.exclude(edition__in=placed).select_related("edition", "section")
        field: Any = self.fields["shown"]
        rows = rows.filter(pk__in=[row.pk for row in rows if _may_publish_in(user, row)])
        field.queryset = rows.order_by("edition__position", "edition", "sort_order")
        field.label_from_instance = lambda row: f"{row.edition} › {row}"


def place_story(request: HttpRequest, story: int) -> HttpResponse:
    """Ask where, and place the story there."""
    article = get_object_or_404(Article.objects.defer("body"), pk=story)
    if not may_place(request.user, article):
        raise PermissionDenied
    form = PlaceForm(
        request.POST or None, article=article, user=request.user, initial=_proposed(request, article)
    )
    if form.is_valid():
        shown = form.cleaned_data["shown"]
        try:
            place(article=article, edition=shown.edition, section=shown.section, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = _("“%(story)s” is published in %(edition)s now.")
            messages.success(request, said % {"story": article, "edition": shown.edition})
            return redirect("wagtailsnippets_newsroom_article:edit", article.pk)
    return render(request, "duplicates/place.html", {"article": article, "form": form})


def _may_publish_in(user: Any, shown: EditionSection) -> bool:
    return policy.stories.may_in_place(user, "publish", shown.edition_id, shown.section_id)


def _proposed(request: HttpRequest, article: Article) -> dict[str, Any]:
    """The edition that was asked for, and there the story's own section or the first."""
    asked = row_number(request.GET.get("edition", ""))
    rows = list(EditionSection.objects.filter(edition=asked).order_by("sort_order")) if asked else []
    own = [row for row in rows if row.section_id == article.main_section_id]
    return {"shown": (own or rows)[0].pk} if rows else {}
