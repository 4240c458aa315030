"""Looking for a picture among those that are here, before it is saved."""

from __future__ import annotations

from typing import Any

from nashra.newsroom.admin.photo_policy import photos
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_file import UnreadablePhotoError
from nashra.newsroom.photo_look import look_of
from nashra.newsroom.queries.alike_photos import alike


def alike_of(file: Any, user: Any) -> list[Photo]:
    """The photos of the same picture as a file's that a user may choose or change, the newest first."""
    if file is None:
        return []
    try:
        found = alike(look_of(file).hash)
    except UnreadablePhotoError:
        return []
    finally:
        file.seek(0)
    if not found:
        return []
    seen = photos.instances_user_has_any_permission_for(user, ["choose", "change"])
    allowed = set(seen.filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True))
    return [one for one in found if one.pk in allowed]
