"""Taking originals out of the folder that readers reach, where an older version has put them there."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings

from nashra.newsroom.models import PhotoRendition
from nashra.newsroom.models.photo import RENDITIONS

PRIVATE = ("original_images", "documents", "avatar_images")
BATCH = 500


def hide_originals() -> None:
    """Move them, and take away the sizes that were made of photos with their metadata; pages ask for new ones.

    What was done before a kill is not done again.
    """
    public, private = Path(settings.MEDIA_ROOT), Path(settings.ORIGINALS)
    for folder in PRIVATE:
        for file in sorted((public / folder).rglob("*")):
            if file.is_file():
                target = private / file.relative_to(public)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(file, target)  # the folders may be on two disks
    while old := list(PhotoRendition.objects.exclude(file__startswith=RENDITIONS)[:BATCH]):
        for rendition in old:
            rendition.file.delete(save=False)
        PhotoRendition.objects.filter(pk__in=[rendition.pk for rendition in old]).delete()
