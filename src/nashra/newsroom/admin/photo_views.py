"""Wagtail's views of photos, with what the newsroom adds to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.images.views.images import EditView, IndexView

from nashra.newsroom.models import Photo
from nashra.newsroom.photo_crops import LIST, SHAPES, SHARE, WIDE, Shape
from nashra.newsroom.queries.found_photos import with_words

SLOTS: dict[Shape, tuple[str, Promise | str]] = {
    LIST: ("3:2", _("Lists, and the top of its story")),
    WIDE: ("16:9", _("What opens a page")),
    SHARE: ("1.91:1", _("Shared on other services")),
}
"""Of each shape its proportion and where readers see it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A shape as the form shows it."""

    shape: Shape
    proportion: str
    where: Promise | str
    field: BoundField


class PhotosView(IndexView):
    """The list of photos, found by their words in whatever form they are typed."""

    def search_queryset(self, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        return with_words(queryset, self.search_query) if self.is_searching else queryset


class EditPhotoView(EditView):
    """The form of a photo, with what each slot shows of it, and where it is used."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = context["form"]
        context["slots"] = [
            Slot(shape, *SLOTS[shape], form[f"crop_{name}"]) for name, shape in SHAPES.items()
        ]
        return context
