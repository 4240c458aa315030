"""Videos that stories show."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models.clean_fields import LineField, LinesField
from nashra.newsroom.models.photo import Photo
from nashra.newsroom.video_file.captions import MOST_BYTES as MOST_OF_CAPTIONS
from nashra.newsroom.video_file.captions import BadCaptionsError, read_captions
from nashra.newsroom.video_file.facts import UnplayableVideoError, UnreadableVideoError, VideoFacts
from nashra.newsroom.video_file.read import clean_copy, read_video

FOLDER = "videos/"
MOST_BYTES = 512 << 20

T = TypeVar("T")


def video_name(video: Video, name: str) -> str:
    """Where a file is kept: nobody can guess it, and another file has another name."""
    return f"{FOLDER}{secrets.token_hex(12)}.{name.rpartition('.')[2]}"


def public_files() -> Storage:
    """Where what readers get is kept, beside the sizes of photos."""
    return storages["renditions"]


class Video(models.Model):
    """A video with its captions. What browsers get of its file tells neither its camera nor its place."""

    title = LineField(_("title"), max_length=255)
    file = models.FileField(
        _("file"),
        upload_to=video_name,
        storage=public_files,
        help_text=_("MP4 (H.264 or AV1) or WebM, up to 512 MB."),
    )
    captions = models.FileField(
        _("captions"),
        upload_to=video_name,
        storage=public_files,
        blank=True,
        help_text=_("What is said and heard in it, as WebVTT: for who cannot hear it, or may not."),
    )
    poster = models.ForeignKey(
        Photo,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture before it plays"),
        help_text=_("Left empty, it is the story’s lead photo."),
    )
    description = LinesField(_("description"), blank=True, help_text=_("What it shows, in a sentence."))
    credit = LineField(_("credit"), max_length=120, blank=True)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    seconds = models.PositiveIntegerField(default=0, editable=False)
    """How long it plays; 0: its file does not say."""
    created_at = models.DateTimeField(auto_now_add=True, editable=False)

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with new files as they are to be served; a changed one changes the pages that show it.

        Raises ValidationError.
        """
        known = self.pk is not None
        before = type(self).objects.filter(pk=self.pk).values_list("file", "captions").first()
        with transaction.atomic(), self._taken():
            super().save(*args, **kwargs)
            if known:
                outbox.record(Kind.VIDEO, Subject(video=self.pk))
        remove_files(self, {name for name in before or () if name} - {self.file.name, self.captions.name})

    def clean(self) -> None:
        """Refuse files that are not what they are to be. Raises ValidationError."""
        super().clean()
        faults = {}
        for name, read in (("file", self._read_file), ("captions", self._read_captions)):
            try:
                read()
            except ValidationError as error:
                faults[name] = error
        if faults:
            raise ValidationError(faults)

    @contextmanager
    def _taken(self) -> Iterator[None]:
        """New files, checked and without what they tell, in the place of those that were given."""
        facts, captions = self._read_file(), self._read_captions()
        with ExitStack() as opened:
            if facts:
                self.width, self.height, self.seconds = facts.width, facts.height, facts.seconds
                cleaned = opened.enter_context(clean_copy(self.file.file, facts.told))
                self.file = File(cleaned, name=f"video.{facts.ending}")
            if captions is not None:
                self.captions = ContentFile(captions.encode(), name="captions.vtt")
            yield

    def _read_file(self) -> VideoFacts | None:
        """What a new file is; None where there is none."""
        if not self.file or is_kept(self.file):
            return None
        if self.file.size > MOST_BYTES:
            raise ValidationError(_("This file is larger than 512 MB. Export the video smaller."))
        return _said(lambda: read_video(self.file.file))

    def _read_captions(self) -> str | None:
        """New captions as they are to be kept; None where there are none."""
        if not self.captions or is_kept(self.captions):
            return None
        self.captions.file.seek(0)
        return _said(lambda: read_captions(self.captions.file.read(MOST_OF_CAPTIONS + 1)))


def is_kept(file: Any) -> bool:
    """Whether a field's file is in the media storage, and not one that was just given."""
    return bool(file._committed)


def remove_files(video: Video, names: Iterable[str]) -> None:
    """Take files of a video from the media storage, after the commit."""
    for name in names:
        transaction.on_commit(partial(video.file.storage.delete, name))


def _said(read: Callable[[], T]) -> T:
    """What is read. Raises ValidationError with a sentence for what could not be."""
    try:
        return read()
    except UnplayableVideoError as error:
        raise ValidationError(
            _("Not all browsers play this video (%(coding)s). Export it as H.264 in an MP4 file.")
            % {"coding": str(error)}
        ) from error
    except UnreadableVideoError as error:
        raise ValidationError(
            _(
                "This is no MP4 or WebM video: it is damaged, cut short, or of another kind, whatever its name."
            )
        ) from error
    except BadCaptionsError as error:
        raise ValidationError(
            _(
                "These are no captions in WebVTT: line %(line)s is wrong. The file begins with WEBVTT, and each"
                " caption has its times, such as 00:01.000 --> 00:04.000."
            )
            % {"line": error.line}
        ) from error
