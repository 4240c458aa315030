"""The form of a photo: refuses a file that could not be shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from nashra.newsroom.photo_file import UnreadablePhotoError, read_photo
from nashra.newsroom.photo_refusal import refusal


class PhotoField(WagtailImageField):
    """A file that is read whole before anything else asks what it is."""

    def to_python(self, data: Any) -> Any:
        """The file, as Wagtail has it. Raises ValidationError with what to do where it cannot be read."""
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        try:
            read_photo(file)
            file.seek(0)
            return super().to_python(data)
        except UnreadablePhotoError as error:
            raise ValidationError(refusal(error)) from error


class PhotoForm(BaseImageForm):
    """What every way of uploading in the newsroom uses: the page, the dialogue, and many at once."""

    file = PhotoField(label=_("file"), widget=BaseImageForm.Meta.widgets["file"])
