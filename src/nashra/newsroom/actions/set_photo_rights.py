"""Saying for many photos at once until when they may be shown, and by whose leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from nashra.newsroom.models import Photo

RIGHTS = ("expires_at", "credit", "agency", "rights_holder", "usage_terms")


@transaction.atomic
def set_photo_rights(*, photos: Iterable[Photo], rights: Mapping[str, Any]) -> list[Photo]:
    """Let each photo have these rights, by names of RIGHTS; what is not named stays. Returns those that changed.

    Each change is in the audit, as of whoever is at work. An ended photo whose time is moved on is shown again. Raises
    ValidationError for a value that no photo can have.
    """
    changed = []
    for photo in photos:
        before = [getattr(photo, name) for name in rights]
        for name, value in rights.items():
            field: Any = Photo._meta.get_field(name)
            setattr(photo, name, field.clean(value, photo))
        if [getattr(photo, name) for name in rights] != before:
            photo.save()
            changed.append(photo)
    return changed
