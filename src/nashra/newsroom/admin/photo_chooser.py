"""Choosing a photo in a dialogue: found by its words in any form, uploaded there, none whose rights have ended."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import basename
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from wagtail.admin.forms.choosers import BaseFilterForm, CollectionFilterMixin, SearchFilterMixin
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.images import get_image_model
from wagtail.images.forms import ImageInsertionForm
from wagtail.images.views import chooser
from wagtail.models import UploadedFile

from nashra.newsroom.admin.alike_photos import alike_of
from nashra.newsroom.models import Photo
from nashra.newsroom.queries.found_photos import with_words

LISTED = 4
"""Photos that are shown of those that are alike."""

WAITING = "waiting"
"""The parameter that names a file which waits for a yes."""


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
    """Uploading in the dialogue: a picture that is here already waits for a yes before it is saved."""

    def post(self, request: HttpRequest) -> HttpResponse:
        self.model = get_image_model()
        if number := request.GET.get(WAITING):
            return self.save_waiting(number)
        self.form = self.get_creation_form()
        file = self.form.files.get(self.form.add_prefix("file"))
        found = alike_of(file, request.user)
        if found and self.form.is_valid():
            return self.ask(found, file)
        response: HttpResponse = super().post(request)
        return response

    def ask(self, found: Sequence[Photo], file: Any) -> HttpResponse:
        """Show the photos that are here, to take one of them or to save the file all the same."""
        file.seek(0)
        waiting = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(Photo),
            file=file,
            uploaded_by_user=self.request.user,
        )
        self.request.session[_said(waiting.pk)] = self.request.POST.urlencode()
        step = "select_format" if self.request.GET.get("select_format") else "chosen"
        offered = [(photo, self._address(step, photo.pk)) for photo in found[:LISTED]]
        again = self.append_preserved_url_parameters(reverse("wagtailimages_chooser:create"))
        again += f"{'&' if '?' in again else '?'}{WAITING}={waiting.pk}"
        context = {"offered": offered, "again": again}
        html = render_to_string("newsroom/alike_in_chooser.html", context, self.request)
        data = {"step": "duplicate_found", "htmlFragment": html}
        return render_modal_workflow(self.request, None, None, None, json_data=data)

    def save_waiting(self, number: str) -> HttpResponse:
        """Save a file that waited, with what was typed of it."""
        own = UploadedFile.objects.filter(uploaded_by_user=self.request.user)
        waiting = get_object_or_404(own, pk=number) if number.isdecimal() else None
        said = self.request.session.pop(_said(number), None)
        if waiting is None or said is None:
            raise Http404
        options = {**self.get_creation_form_kwargs(), "data": QueryDict(said)}
        with waiting.file.open("rb") as opened:
            file = SimpleUploadedFile(basename(waiting.file.name), opened.read())
        name = f"{options['prefix']}-file"
        self.form = self.get_creation_form_class()(**{**options, "files": MultiValueDict({name: [file]})})
        if not self.form.is_valid():
            return self.get_reshow_creation_form_response()
        photo = self.save_form(self.form)
        waiting.file.delete(save=False)
        waiting.delete()
        if not self.request.GET.get("select_format"):
            return self.get_chosen_response(photo)
        insertion = ImageInsertionForm(
            initial={"alt_text": photo.default_alt_text}, prefix="image-chooser-insertion"
        )
        return self.render_select_format_response(photo, insertion)

    def _address(self, step: str, number: int) -> str:
        return self.append_preserved_url_parameters(reverse(f"wagtailimages_chooser:{step}", args=[number]))


def _said(number: int | str) -> str:
    """Under which a session keeps what was typed of a file that waits."""
    return f"waiting-photo-{number}"


def use_own_views() -> None:
    """Put these in the place of Wagtail's."""
    chooser.viewset.choose_view_class = ChoosePhotoView
    chooser.viewset.choose_results_view_class = ChoosePhotoResultsView
    chooser.viewset.create_view_class = UploadPhotoView
