"""Choosing a photo in a dialogue: found by its words in any form, uploaded there, none whose rights have ended."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.admin.forms.choosers import BaseFilterForm, CollectionFilterMixin, SearchFilterMixin
from wagtail.images import get_image_model
from wagtail.images.views import chooser

from nashra.newsroom.admin.alike_photos import alike_of
from nashra.newsroom.models import Photo
from nashra.newsroom.queries.found_photos import with_words


class WordsMixin(SearchFilterMixin):
    """Wagtail's box, asked in the words that photos are indexed by."""

    def filter(self, objects: QuerySet[Photo]) -> Any:
        typed = self.cleaned_data.pop("q", "")
        found = super().filter(objects)
        if not typed:
            return found
        self.is_searching, self.search_query = True, typed
        return with_words(found, typed)


class PhotoFilterForm(CollectionFilterMixin, WordsMixin, BaseFilterForm):
    """A box for words, and the collections where there are several."""


class ShowablePhotos:
    """Leaves out what readers would not see."""

    filter_form_class = PhotoFilterForm

    def get_object_list(self) -> QuerySet[Photo]:
        photos: QuerySet[Photo] = super().get_object_list()  # type: ignore[misc]  # of the view that this is mixed into
        return photos.filter(expired=False)


class ChoosePhotoView(ShowablePhotos, chooser.ImageChooseView):
    """The whole dialogue."""


class ChoosePhotoResultsView(ShowablePhotos, chooser.ImageChooseResultsView):
    """Its list alone, as words are typed."""


class UploadPhotoView(chooser.ImageUploadView):
    """Uploading in the dialogue: where the picture is here already, it offers that one."""

    def post(self, request: HttpRequest) -> HttpResponse:
        self.model = get_image_model()
        self.form = self.get_creation_form()
        found = alike_of(self.form.files.get(self.form.add_prefix("file")), request.user)
        if found and self.form.is_valid():
            photo = self.save_form(self.form)
            return self.render_duplicate_found_response(request, photo, found[0])
        response: HttpResponse = super().post(request)
        return response


def use_own_views() -> None:
    """Put these in the place of Wagtail's."""
    chooser.viewset.choose_view_class = ChoosePhotoView
    chooser.viewset.choose_results_view_class = ChoosePhotoResultsView
    chooser.viewset.create_view_class = UploadPhotoView
