"""Giving older photos what they are found by: the hash of what they look like, and their words in the search index."""

from __future__ import annotations

import time

from django.db import transaction
from wagtail.search import index

from nashra.newsroom.models import Photo
from nashra.newsroom.photo_file import UnreadablePhotoError, read_photo
from nashra.newsroom.picture_hash import picture_hash, written

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
        look = _hash_of(photo)
        with transaction.atomic():
            Photo.objects.filter(pk=photo.pk).update(picture_hash=written(look))
            photo.keep_bands(look)
        index.insert_or_update_object(photo)
    return len(taken)


def _hash_of(photo: Photo) -> int | None:
    try:
        with photo.file.storage.open(photo.file.name) as file:
            return picture_hash(read_photo(file, LEAST))
    except (UnreadablePhotoError, OSError):
        return None
