"""The form of a photo: refuses a file that could not be shown."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm

from nashra.newsroom.photo_file import UnreadablePhotoError, read_photo
from nashra.newsroom.photo_refusal import refusal


class PhotoForm(BaseImageForm):
    """What every way of uploading in the newsroom uses: the page, the dialogue, and many at once."""

    def clean_file(self) -> Any:
        """The uploaded file. Raises ValidationError with what to do where it cannot be read."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            try:
                read_photo(file)
            except UnreadablePhotoError as error:
                raise ValidationError(refusal(error)) from error
            file.seek(0)
        return file
