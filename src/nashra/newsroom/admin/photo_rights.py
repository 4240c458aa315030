"""The bulk action that sets the rights of the photos that are ticked in their list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction

from nashra.newsroom.actions.set_photo_rights import RIGHTS, set_photo_rights
from nashra.newsroom.admin.photo_policy import photos
from nashra.newsroom.admin.times.field import MomentField, MomentInput
from nashra.newsroom.admin.times.purpose import RIGHTS as UNTIL
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_search import asked


class RightsForm(forms.Form):
    """What is left empty stays as each photo has it."""

    expires_at = MomentField(
        label=_("may be shown until"),
        widget=MomentInput(UNTIL),
        required=False,
        help_text=Photo._meta.get_field("expires_at").help_text,
    )
    has_no_end = forms.BooleanField(
        label=_("They have no end"), required=False, help_text=_("Takes away the ends that they have.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in RIGHTS[1:]:
            self.fields[name] = Photo._meta.get_field(name).formfield(required=False)
        self.fields["usage_terms"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("expires_at") and said.get("has_no_end"):
            raise ValidationError(_("Write an end, or say that there is none."))
        return said

    def rights(self) -> dict[str, Any]:
        """What a valid form sets."""
        said = {name: self.cleaned_data[name] for name in RIGHTS if self.cleaned_data[name]}
        return said | ({"expires_at": None} if self.cleaned_data["has_no_end"] else {})


class SetRightsOfTickedPhotos(ImageBulkAction):
    """Sets an end, a credit, an owner and terms for many photos at once."""

    display_name = _("Rights")
    aria_label = _("Set the rights of the selected photos")
    action_type = "rights"
    action_priority = 15
    template_name = "newsroom/photo_rights.html"
    form_class = RightsForm

    def check_perm(self, photo: Photo) -> bool:
        return photos.user_has_permission_for_instance(self.request.user, "change", photo)

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """All that the list shows, which looks words up in any form."""
        whole = self.request.GET
        if "q" in whole:
            self.request.GET = whole.copy()
            self.request.GET["q"] = asked(whole["q"])
        try:
            return super().get_all_objects_in_listing_query(parent_id)
        finally:
            self.request.GET = whole

    def get_execution_context(self) -> dict[str, Any]:
        return {"rights": self.cleaned_form.rights()}

    @classmethod
    def execute_action(cls, objects: Sequence[Photo], rights: Any = None, **kwargs: Any) -> tuple[int, int]:
        return len(set_photo_rights(photos=objects, rights=rights or {})), 0

    def get_success_message(self, changed: int, _others: int) -> str:
        return ngettext(
            "The rights of %(count)d photo are changed.",
            "The rights of %(count)d photos are changed.",
            changed,
        ) % {"count": changed}
