"""Saving a story's form. A form that is sent a second time is a change of the story that it made, not another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from wagtail.admin.utils import set_query_params
from wagtail.snippets.views.snippets import CreateView, EditView

from nashra.newsroom.admin.began_from import BeganFrom
from nashra.newsroom.models import Article

CHILDREN = ("bylines", "topics", "see_also", "corrections", "placements")
"""What a new story's form sends whole, without saying which rows there are already."""


class CreatesOnce(CreateView):
    """The form of a new story, or of the one that this form has made already."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (story := _made_by(request)) is not None:
            return _change(story, request)
        try:
            return super().post(request, *args, **kwargs)
        except IntegrityError:
            if (story := _made_by(request)) is None:
                raise
            return _change(story, request)

    def get_success_json(self) -> dict[str, Any]:
        """What the form is told, with what it begins from now that there is a story."""
        told: dict[str, Any] = super().get_success_json()
        if began := BeganFrom.latest(self.object):
            told.setdefault("field_updates", {})["began_from"] = began.write()
        return told


class ChangesWhatItCreated(EditView):
    """The form of a story, which may come from the page of a new one."""

    def get_form_kwargs(self) -> dict[str, Any]:
        options = super().get_form_kwargs()
        if self._is_repeated_creation():
            for name in CHILDREN:
                setattr(options["instance"], name, [])
        return options

    def get_success_json(self) -> dict[str, Any]:
        """What the form is told, with its story's address where it does not know that yet."""
        told = super().get_success_json()
        if self._is_repeated_creation():
            address = self.get_edit_url()
            hydrate = set_query_params(address, {"_w_hydrate_create_view": "1"})
            told |= {"url": address, "hydrate_url": hydrate}
        return told

    def _is_repeated_creation(self) -> bool:
        return getattr(self.request, "is_repeated_creation", False)


def _made_by(request: HttpRequest) -> Article | None:
    """The story that was made by the form that is sent."""
    try:
        key = UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None
    return Article.objects.filter(form_key=key).first()


def _change(story: Article, request: HttpRequest) -> HttpResponseBase:
    view = resolve(reverse("wagtailsnippets_newsroom_article:edit", args=[story.pk]))
    request.is_repeated_creation = True  # type: ignore[attr-defined]
    response: HttpResponseBase = view.func(request, *view.args, **view.kwargs)
    return response
