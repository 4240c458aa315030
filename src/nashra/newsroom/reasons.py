"""Why stories are taken down, as the desk keeps it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Why a story is taken down, as the desk keeps it."""

    ERROR = "error", _("It is wrong")
    EARLY = "early", _("Published too early")
    DUPLICATE = "duplicate", _("It stands twice")
    LEGAL = "legal", _("Legal risk or demand")
    RIGHTS = "rights", _("Rights to the text or a photo")
    PRIVACY = "privacy", _("Somebody's privacy or safety")
    SOURCE = "source", _("The agency or source withdrew it")
    OTHER = "other", _("Another reason")
