"""Taking a photo from all pages at its time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.newsroom.actions.remove_sizes import remove_sizes
from nashra.newsroom.models import Photo


@transaction.atomic
def expire_photo(*, number: int, now: datetime) -> bool:
    """Take it from every page, and its sizes from the public folder, unless its time was moved meanwhile.

    Returns whether it was taken.
    """
    photo = Photo.objects.select_for_update().filter(pk=number, expired=False, expires_at__lte=now).first()
    if photo is None:
        return False
    Photo.objects.filter(pk=number).update(expired=True)
    photo.renditions.all().delete()
    remove_sizes(number)
    log(photo, "nashra.expire_photo")
    outbox.record(Kind.PHOTO, Subject(photo=number))
    return True
