"""Giving older photos what they are found by: the hash of what they look like, and their words in the search index."""

from __future__ import annotations

from django.db import transaction
from wagtail.images.models import SourceImageIOError
from wagtail.search import index

from nashra.newsroom.models import Photo
from nashra.newsroom.picture_hash import picture_hash, written

AT_ONCE = 20


def hash_photos() -> int:
    """Take some photos that have no hash yet; returns how many."""
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
        with photo.get_willow_image() as read:
            return picture_hash(read.image)
    except SourceImageIOError:
        return None
