"""Where photos are found that look alike: by bands of what they look like."""

from __future__ import annotations

from django.db import models


class PhotoBand(models.Model):
    """A band of a photo's hash, see `picture_hash`."""

    photo = models.ForeignKey("newsroom.Photo", on_delete=models.CASCADE, related_name="bands")
    photo.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    band = models.IntegerField()

    class Meta:
        indexes = (models.Index(fields=["band", "-photo"], name="photo_band"),)

    def __str__(self) -> str:
        return f"{self.photo_id} {self.band}"
