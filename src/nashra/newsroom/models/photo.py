"""Photos of the media library."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models.clean_fields import LineField


class Photo(AbstractImage):
    """A photo with the credit that goes along wherever it is shown."""

    credit = LineField(_("credit"), max_length=120, blank=True)

    admin_form_fields = (*Image.admin_form_fields[:1], "credit", *Image.admin_form_fields[1:])

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and record the change of a photo that stories may show already."""
        with transaction.atomic():
            known = self.pk is not None
            super().save(*args, **kwargs)
            if known:
                outbox.record(Kind.PHOTO, Subject(photo=self.pk))


class PhotoRendition(AbstractRendition):
    """A photo in one size and format."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"
