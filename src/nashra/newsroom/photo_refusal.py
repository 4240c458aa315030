"""What an editor is told of a file that is not taken as a photo."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nashra.newsroom.photo_file import MOST_PIXELS, AnimationError, TooLargeError, UnreadablePhotoError


def refusal(error: UnreadablePhotoError) -> Any:
    """The sentence for a file that could not be read."""
    if isinstance(error, AnimationError):
        return _("This picture moves. Upload a still picture; put films into the text as an embed.")
    if isinstance(error, TooLargeError):
        return _(
            "This picture has too many pixels. Make it smaller: %(most)s megapixels are enough for any page."
        ) % {"most": MOST_PIXELS // 1_000_000}
    return _(
        "This file cannot be read as a picture: it is damaged, cut short, or of another kind. "
        "Export it again as JPEG or PNG and upload that."
    )
