"""Photos of the media library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, SourceImageIOError
from wagtail.models import CollectionMember
from wagtail.search import index
from willow.plugins.pillow import PillowImage

from nashra.arabic.cleaning import clean_line
from nashra.arabic.truncate import at_word
from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models.clean_fields import LineField, LinesField
from nashra.newsroom.models.photo_band import PhotoBand
from nashra.newsroom.photo_crops import SHAPES, read_crop, write_crop
from nashra.newsroom.photo_file import UnreadablePhotoError, read_photo
from nashra.newsroom.photo_look import Look, look_of
from nashra.newsroom.photo_metadata.read import read_metadata
from nashra.newsroom.photo_refusal import refusal
from nashra.newsroom.photo_search import indexed
from nashra.newsroom.picture_hash import bands, written


class CleanImage(PillowImage):
    """A photo as it was read, for Wagtail to cut and save; what has no transparency is saved as a JPEG."""

    def __init__(self, image: Any) -> None:
        super().__init__(image)
        self.format_name = "png" if image.mode in ("LA", "RGBA") else "jpeg"


class CropField(LineField):
    """A part of the photo, see `photo_crops`; empty: as the focal point says."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 40, "blank": True, "default": "", **options})

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """Raises ValidationError for what is no part of a photo."""
        text: str = super().clean(value, model_instance)
        try:
            return write_crop(crop) if (crop := read_crop(text)) else ""
        except ValueError as error:
            raise ValidationError(_("This is no part of the picture.")) from error


class Photo(AbstractImage):
    """A photo with the credit that goes along wherever it is shown.

    Its file is the original, which readers never get: what they get are sizes of it, without any metadata.
    """

    credit = LineField(_("credit"), max_length=120, blank=True)
    caption = LinesField(
        _("caption"),
        blank=True,
        help_text=_(
            "What the picture shows; readers see it where a story gives the picture no caption of its own."
        ),
    )
    agency = LineField(_("agency"), max_length=80, blank=True)
    city = LineField(
        _("city"), max_length=80, blank=True, help_text=_("Where it was taken; readers are not told.")
    )
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    rights_holder = LineField(_("rights holder"), max_length=255, blank=True)
    usage_terms = LinesField(
        _("terms of use"), blank=True, help_text=_("What its owner allows, for the newsroom alone.")
    )
    expires_at = models.DateTimeField(
        _("may be shown until"),
        null=True,
        blank=True,
        help_text=_("Then it leaves every page at once; its stories stay, without it."),
    )
    expired = models.BooleanField(default=False, editable=False)
    """Whether its time has passed, and so no page shows it; set at that time by the worker."""
    decorative = models.BooleanField(
        _("says nothing that the text does not say"),
        default=False,
        help_text=_("Then readers who do not see it are told nothing of it."),
    )
    crop_list = CropField(_("crop for lists"))
    crop_wide = CropField(_("crop for what opens a page"))
    crop_share = CropField(_("crop for sharing"))

    admin_form_fields = (
        "title",
        "file",
        "description",
        "decorative",
        "caption",
        "credit",
        "agency",
        "city",
        "taken_on",
        "rights_holder",
        "usage_terms",
        "expires_at",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        *(f"crop_{shape}" for shape in SHAPES),
    )

    picture_hash = models.CharField(max_length=16, default="", blank=True, editable=False)
    """What it looks like, see `picture_hash`; «-» where that says nothing, empty where it was not read yet."""
    tone = models.CharField(max_length=3, default="", blank=True, editable=False)
    """The colour that holds its place, see `photo_tone`; empty where there is none, or it was not read yet."""

    search_fields = (
        *CollectionMember.search_fields,
        index.SearchField("searched_words"),
        index.AutocompleteField("searched_words"),
        *(index.FilterField(name) for name in ("id", "title", "created_at", "uploaded_by_user", "expired")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = (
            models.Index(fields=["id"], condition=models.Q(picture_hash=""), name="photo_unhashed"),
            models.Index(
                fields=["expires_at"],
                condition=models.Q(expired=False, expires_at__isnull=False),
                name="photo_expiry",
            ),
        )

    @property
    def searched_words(self) -> str:
        """What it is found by in the newsroom, as `photo_search` has it."""
        said = (self.title, self.caption, self.description, self.credit, self.agency, self.city)
        return indexed([*said, self.rights_holder, *(tag.name for tag in self.tags.all())])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and record the change of a photo that stories may show already.

        Raises ValidationError for a new file that cannot be shown.
        """
        is_new_file = bool(self.file) and not (self.pk and self.file._committed)
        look = self._take_file() if is_new_file else None
        has_passed = self.expires_at is not None and self.expires_at <= timezone.now()
        self.expired = has_passed and (
            self.expired or self.pk is None
        )  # else the worker's, who takes the sizes too
        with transaction.atomic():
            known = self.pk is not None
            super().save(*args, **kwargs)
            if look:
                self._measure(look)
                self.keep_bands(look.hash)
                self.file.close()
            if known:
                outbox.record(Kind.PHOTO, Subject(photo=self.pk))

    @contextmanager
    def get_willow_image(self) -> Iterator[CleanImage]:
        """The photo without its metadata. Raises SourceImageIOError where it cannot be read."""
        try:
            with self.file.storage.open(self.file.name) as file:  # of its own: threads share `self.file`
                image = read_photo(file)
        except OSError as error:
            raise SourceImageIOError(str(error)) from error
        yield CleanImage(image)

    def generate_rendition_file(self, filter: Filter, *, source: File[bytes] | None = None) -> File[bytes]:
        """A size of the photo, from the file as it is read here; never from a source that another has opened."""
        made = super().generate_rendition_file(filter)
        with closing(made):  # a temporary file, which Wagtail leaves open
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    def keep_bands(self, look: int | None) -> None:
        """Be found by what the photo looks like; None where that says nothing."""
        self.bands.all().delete()
        found = () if look is None else bands(look)
        PhotoBand.objects.bulk_create(PhotoBand(photo=self, band=band) for band in found)

    def _measure(self, look: Look) -> None:
        """Have the size of the upright photo, where Wagtail measures how it lies in its file."""
        measured: Any = (self.width, self.height)  # type: ignore[has-type]  # of Wagtail's abstract model
        if measured != (look.width, look.height):
            self.width, self.height = look.width, look.height
            Photo.objects.filter(pk=self.pk).update(width=look.width, height=look.height)

    def _take_file(self) -> Look:
        """Check the file and take what it says; returns what it looks like."""
        try:
            look = look_of(self.file.file)
        except UnreadablePhotoError as error:
            raise ValidationError({"file": refusal(error)}) from error
        if self.pk is None:
            self.take_metadata(self.file)
        else:  # what was chosen of another picture
            self.crop_list = self.crop_wide = self.crop_share = ""
        self.file.seek(0)
        self._set_image_file_metadata()
        self.picture_hash, self.tone = written(look.hash), look.tone
        return look

    def take_metadata(self, file: Any) -> None:
        """Fill from a file what nobody has typed; a title that is the file's name was typed by nobody."""
        for field, said in asdict(read_metadata(file)).items():
            value, typed = _fitting(field, said), getattr(self, field)
            if not typed or (field == "title" and value and typed in _names(file.name)):
                setattr(self, field, value)


def _fitting(name: str, value: Any) -> Any:
    limit: int | None = getattr(Photo._meta.get_field(name), "max_length", None)
    return at_word(value, limit)[:limit] if limit else value


def _names(file: str) -> set[str]:
    """What browsers and importers make a title of, where nobody types one."""
    name = PurePosixPath(file)
    return {clean_line(one) for one in (name.name, name.stem, name.stem.replace("_", " "))}


class PhotoRendition(AbstractRendition):
    """A photo in one size and format, under a name that nobody can guess and that changes with the photo."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"

    def get_upload_to(self, filename: str) -> str:
        content = f"{self.image.file_hash or self.image.file.name} {self.filter_spec} {self.focal_point_key}"
        key = settings.SECRET_KEY.encode()[:64]
        name = hashlib.blake2b(content.encode(), digest_size=12, key=key).hexdigest()
        return f"{RENDITIONS}{name[:2]}/{name}{PurePosixPath(filename).suffix}"


RENDITIONS = "photos/"
"""The folder of all sizes of photos."""
