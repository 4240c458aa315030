"""What a group may do with photos, documents and folders, in the user's language: Wagtail words it when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
from wagtail.documents.forms import GroupDocumentPermissionFormSet
from wagtail.images.forms import GroupImagePermissionFormSet

WORDED = (
    (
        GroupImagePermissionFormSet,
        [
            ("add_image", _("Add"), _("Add/edit images you own")),
            ("change_image", _("Edit"), _("Edit any image")),
            ("choose_image", _("Choose"), _("Select images in choosers")),
        ],
    ),
    (
        GroupDocumentPermissionFormSet,
        [
            ("add_document", _("Add"), _("Add/edit documents you own")),
            ("change_document", _("Edit"), _("Edit any document")),
            ("choose_document", _("Choose"), _("Select documents in choosers")),
        ],
    ),
    (
        GroupCollectionManagementPermissionFormSet,
        [
            ("add_collection", _("Add"), _("Add collections")),
            ("change_collection", _("Edit"), _("Edit collections")),
            ("delete_collection", _("Delete"), _("Delete collections")),
        ],
    ),
)


def reword() -> None:
    """Put the lazy texts into the lists that Wagtail's forms read."""
    for forms, texts in WORDED:
        forms.permission_types[:] = texts
        forms.form.base_fields["collection"].label = _("Collection")
