"""Adding many photos at once: each for itself, with what is said of all of them, and none twice unless it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.images.views.multiple import AddView

from nashra.newsroom.admin.alike_photos import alike_of
from nashra.newsroom.models import Photo

LISTED = 5
"""Photos that are shown of those that are alike."""

OF_ALL = ("credit", "agency", "rights_holder", "usage_terms")
"""What can be typed once for all that are added."""


class AddPhotosView(AddView):
    """Takes a file at a time; one of a picture that is here already waits for a yes before it is saved."""

    template_name = "newsroom/add_photos.html"
    edit_form_template_name = "newsroom/uploaded_photo.html"
    alike: Sequence[Photo] = ()
    """The photos that look like the file that is added."""

    def get_upload_form_class(self) -> Any:
        base: Any = super().get_upload_form_class()
        view = self

        class UploadForm(base):
            def clean(self) -> Any:
                data = super().clean()
                view.alike = alike_of(data.get("file"), view.request.user)
                if view.alike:
                    raise ValidationError(_("This picture is already here."))
                return data

        return UploadForm

    def save_object(self, form: Any) -> Photo:
        self.say_of_all(form.instance)
        photo: Photo = super().save_object(form)
        return photo

    def say_of_all(self, photo: Photo) -> None:
        """Give a photo what was typed for all, in the lengths of its fields."""
        for name in OF_ALL:
            limit = getattr(Photo._meta.get_field(name), "max_length", None)
            if said := self.request.POST.get(name, "").strip()[:limit]:
                setattr(photo, name, said)

    def get_edit_upload_form_context_data(self) -> dict[str, Any]:
        """The form of a file that waits, filled from it, with the photos that it is alike to."""
        file = self.upload_object.file
        self.object.title = self.request.POST.get("title") or self.object.title
        self.say_of_all(self.object)
        with file.open("rb") as opened:
            self.object.take_metadata(opened)
        finder = AdminURLFinder(self.request.user)
        alike = [(photo, finder.get_edit_url(photo)) for photo in self.alike[:LISTED]]
        return {**super().get_edit_upload_form_context_data(), "alike": alike}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = self.get_edit_form_class()(user=self.request.user)
        return context | {"of_all": [form[name] for name in OF_ALL]}
