"""Labels of the forms for links in a text: Wagtail leaves them to the names of its fields, in English."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

_LABELS = {
    "link_text": _("Words of the link"),
    "email_address": _("E-mail"),
    "subject": _("Subject"),
    "body": _("Text of the mail"),
    "phone_number": _("Phone number"),
}
_FORMS = (
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
)


def label_link_forms() -> None:
    """Give each field of these forms its label in the user's language."""
    for form in _FORMS:
        for name, label in _LABELS.items():
            if name in form.base_fields:
                form.base_fields[name].label = label
