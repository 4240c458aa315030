"""The form of a photo: refuses a file that could not be shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.purpose import RIGHTS
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_crops import SHAPES
from nashra.newsroom.photo_file import UnreadablePhotoError
from nashra.newsroom.photo_look import look_of
from nashra.newsroom.photo_refusal import refusal

_ALTERNATIVE = _(
    "In a sentence, what is to be seen, for readers who do not see it; without “a picture of”, and not the caption. "
    "Without one, they are read the caption."
)


class PhotoField(WagtailImageField):
    """A file that is read whole before anything else asks what it is."""

    def to_python(self, data: Any) -> Any:
        """The file, as Wagtail has it. Raises ValidationError with what to do where it cannot be read."""
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        try:
            look_of(file)
            return super().to_python(data)
        except UnreadablePhotoError as error:
            raise ValidationError(refusal(error)) from error


class PhotoForm(BaseImageForm):
    """What every way of uploading in the newsroom uses: the page, the dialogue, and many at once."""

    file = PhotoField(label=_("file"), widget=BaseImageForm.Meta.widgets["file"])
    expires_at = MomentField(
        label=_("may be shown until"),
        widget=MomentInput(RIGHTS),
        required=False,
        help_text=Photo._meta.get_field("expires_at").help_text,
    )

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            "caption": forms.Textarea(attrs={"rows": 3}),
            "usage_terms": forms.Textarea(attrs={"rows": 3}),
            "taken_on": AdminDateInput,
            **{f"crop_{shape}": forms.HiddenInput for shape in SHAPES},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._meta.exclude or ():  # of the many at once, whose files are there already
            self.fields.pop(name, None)
        if description := self.fields.get("description"):
            description.label, description.help_text = _("alternative text"), _ALTERNATIVE
        if isinstance(until := self.fields.get("expires_at"), MomentField):
            until.shown, until.may_have_passed = self.instance.expires_at, True
