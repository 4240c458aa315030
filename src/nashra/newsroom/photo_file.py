"""Reading photos of any kind into pixels that every browser shows alike, and that tell nothing but the picture.

What is read has one of the modes L, RGB, LA and RGBA, stands upright, has sRGB's colours, and carries no metadata: no
place, no device, no profile, no thumbnail.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import IO, Any

import pillow_heif
from PIL import Image, ImageCms, ImageFile, ImageOps

pillow_heif.register_heif_opener()

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
MOVING = ("GIF", "PNG", "WEBP", "AVIF")
"""Formats whose pictures are a film; of a JPEG's or a HEIC's the first is the photo, the others previews and bursts."""

MOST_PIXELS = 60_000_000
"""A photo of fifty megapixels is taken; what is larger is a mistake or an attack."""

_SRGB = ImageCms.createProfile("sRGB")
_MODES_OF_PROFILES = {"RGB": ("RGB",), "CMYK": ("CMYK",), "Lab": ("LAB",)}


class UnreadablePhotoError(OSError):
    """A file that is no photo that can be shown; its words are for the log."""


class TooLargeError(UnreadablePhotoError):
    """More pixels than are read."""


class AnimationError(UnreadablePhotoError):
    """A moving picture."""


def read_photo(file: IO[bytes], least: int | None = None) -> Image.Image:
    """The photo in a file, whole. Raises UnreadablePhotoError, whatever the file holds.

    least: of pixels on each side that suffice; a JPEG is then read smaller where it can be, several times as fast.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what Pillow repairs
            return _read(file, least)
    except UnreadablePhotoError:
        raise
    except Image.DecompressionBombError as error:
        raise TooLargeError(str(error)) from error
    except Exception as error:  # of any kind, over bytes from outside
        raise UnreadablePhotoError(f"{type(error).__name__}: {error}") from error


def _read(file: IO[bytes], least: int | None) -> Image.Image:
    file.seek(0)
    image: Any = Image.open(file, formats=FORMATS)
    if image.width * image.height > MOST_PIXELS:
        raise TooLargeError(f"{image.width} × {image.height}")
    if image.format in MOVING and getattr(image, "n_frames", 1) > 1:
        raise AnimationError(f"{image.n_frames} frames")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
    if least is not None:
        image.draft(None, (least, least))
    image.load()
    shown = _upright(_in_srgb(image))
    plain = shown.copy()
    plain.info = {}
    return plain


def _in_srgb(image: Image.Image) -> Image.Image:
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return _eight_bits(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA"):
        has_alpha = image.mode == "PA" or "transparency" in image.info
        return image.convert("RGBA" if has_alpha else "RGB")
    if image.mode in ("L", "LA"):
        return image.convert("LA") if "transparency" in image.info else image
    if image.mode in ("RGBA", "RGBa") or "transparency" in image.info:
        straight = image.convert("RGBA")
        colours = _by_profile(straight.convert("RGB"), image.info.get("icc_profile"))
        colours.putalpha(straight.getchannel("A"))
        return colours
    return _by_profile(image, image.info.get("icc_profile"))


def _by_profile(image: Image.Image, profile: Any) -> Image.Image:
    """The colours as the profile means them, or as the mode does where the profile is none or not of this mode."""
    if profile:
        try:
            meant: Any = ImageCms.ImageCmsProfile(BytesIO(profile))
            if image.mode in _MODES_OF_PROFILES.get(meant.profile.xcolor_space.strip(), ()):
                turned = ImageCms.profileToProfile(image, meant, _SRGB, outputMode="RGB")
                if turned is not None:
                    return turned
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError, AttributeError):
            pass  # a profile that cannot be used is left out
    if image.mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        turned = ImageCms.profileToProfile(image, lab, _SRGB, outputMode="RGB")
        return turned if turned is not None else image.convert("L")
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as grey of 8: by the whole range of 16 bits, or by what the picture itself spans."""
    wide = image.convert("F")
    extremes: Any = wide.getextrema()
    low, high = (0.0, 65535.0) if image.mode.startswith("I") else extremes
    if image.mode == "I":
        high = max(high, extremes[1])
    scale = 255 / ((high - low) or 1)
    return wide.point(lambda value: value * scale - low * scale).convert("L")


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image) or image
    except Exception:  # over metadata that is damaged: the picture itself is there
        return image
