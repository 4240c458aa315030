"""Giving older photos what they are found by: the hash of what they look like, and their words in the search index."""

from __future__ import annotations

import time
from typing import Any

from django.db import transaction
from wagtail.search import index

from nashra.newsroom.models import Photo
from nashra.newsroom.photo_file import read_photo
from nashra.newsroom.photo_look import Look, look_at
from nashra.newsroom.picture_hash import written

AT_ONCE = 20
SECONDS = 5.0
"""For which one run goes on; then it rests, and others have the processor."""

LEAST = 700
"""Pixels on a side from which the hash is that of the whole photo, but for two bits at most."""


def hash_photos(seconds: float = SECONDS) -> int:
    """Take photos that have no hash yet, the newest first, while there is time; returns how many."""
    end, done = time.monotonic() + seconds, 0
    while taken := _hash_some():
        done += taken
        if time.monotonic() >= end:
            break
    return done


def _hash_some() -> int:
    taken = list(Photo.objects.filter(picture_hash="").order_by("-pk")[:AT_ONCE])
    for photo in taken:
        look = _look_of(photo)
        found = look.hash if look else None
        with transaction.atomic():
            Photo.objects.filter(pk=photo.pk).update(picture_hash=written(found), **_seen(photo, look))
            photo.keep_bands(found)
        index.insert_or_update_object(photo)
    return len(taken)


def _look_of(photo: Photo) -> Look | None:
    try:
        with photo.file.storage.open(photo.file.name) as file:
            return look_at(read_photo(file, LEAST))
    except OSError:
        return None


def _seen(photo: Photo, look: Look | None) -> dict[str, Any]:
    """Its tone; and its size as it stands upright, where it was measured as it lies in its file."""
    if look is None:
        return {}
    is_turned = (look.width > look.height) != (photo.width > photo.height)
    turned = {"width": photo.height, "height": photo.width} if is_turned else {}
    return {"tone": look.tone, **turned}
