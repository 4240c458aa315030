"""Texts of Wagtail's and Django's that their own Arabic lacks, so that our catalogue has them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

WORDS = (
    _("%(classname)s object (%(id)s)"),
    _("Locked by"),
    _("Autosave is <span>paused</span>"),
    _("Cancelled by %(cancelled_by)s"),
    _("- Select an option -"),
    _("%(model_name)s scheduled for publishing at %(go_live_at)s"),
    _("%(model_name)s scheduled for publishing"),
    _("%(model_name)s unscheduled for publishing at %(go_live_at)s"),
    _("%(model_name)s unscheduled from publishing"),
)
