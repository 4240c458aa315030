"""Photos of every kind and state, as bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.TiffImagePlugin import IFDRational

from nashra.newsroom.photo_file import AnimationError, TooLargeError, UnreadablePhotoError, read_photo

RED = (200, 30, 40)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def read(data: bytes) -> Image.Image:
    return read_photo(BytesIO(data))


def plain(mode: str = "RGB", colour: Any = RED) -> Image.Image:
    return Image.new(mode, (60, 40), colour)


def profile(of: Any) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(of)).tobytes()


def with_metadata() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Maker", "Camera 7"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (IFDRational(33, 1), IFDRational(34, 1), IFDRational(12, 1))
    return exif


KINDS: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: saved(plain(), "JPEG"),
    "CMYK": lambda: saved(plain("CMYK", (0, 200, 180, 40)), "JPEG"),
    "CMYK with a profile of RGB": lambda: saved(
        plain("CMYK", (0, 200, 180, 40)), "JPEG", icc_profile=profile("sRGB")
    ),
    "RGB with a profile of Lab": lambda: saved(plain(), "JPEG", icc_profile=profile("LAB")),
    "a profile that is none": lambda: saved(plain(), "PNG", icc_profile=b"profile" * 30),
    "grey with a profile of RGB": lambda: saved(plain("L", 120), "JPEG", icc_profile=profile("sRGB")),
    "one bit": lambda: saved(plain("1", 1), "PNG"),
    "palette": lambda: saved(plain().quantize(8), "PNG"),
    "palette with a transparent colour": lambda: saved(plain().quantize(8), "PNG", transparency=0),
    "transparent": lambda: saved(plain("RGBA", (*RED, 90)), "PNG"),
    "grey and transparent": lambda: saved(plain("LA", (120, 90)), "PNG"),
    "16 bits of grey": lambda: saved(plain("I;16", 30000), "PNG"),
    "WebP": lambda: saved(plain(), "WEBP"),
    "AVIF": lambda: saved(plain(), "AVIF"),
    "HEIC": lambda: saved(plain(), "HEIF"),
    "still GIF": lambda: saved(plain().quantize(8), "GIF"),
    "metadata that is damaged": lambda: saved(plain(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"),
}


@pytest.mark.parametrize("make", KINDS.values(), ids=list(KINDS))
def test_photo_of_every_kind_is_read(make: Callable[[], bytes]) -> None:
    image = read(make())
    assert image.size == (60, 40)
    assert image.mode in ("L", "LA", "RGB", "RGBA")
    for kind in ("WEBP", "PNG"):
        saved(image, kind)


def test_colours_stay_what_they_are() -> None:
    wide = saved(plain(), "PNG", icc_profile=profile("sRGB"))
    assert read(wide).getpixel((5, 5)) == RED


def test_grey_of_16_bits_stays_grey_and_as_bright() -> None:
    ramp = Image.new("I;16", (256, 1))
    for x in range(256):
        ramp.putpixel((x, 0), x * 257)
    image = read(saved(ramp, "PNG"))
    assert image.mode == "L"
    assert all(abs(image.getpixel((x, 0)) - x) <= 1 for x in range(256))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_nothing_tells_the_place_the_device_or_the_profile(kind: str) -> None:
    data = saved(plain(), kind, exif=with_metadata().tobytes(), icc_profile=profile("sRGB"))
    assert Image.open(BytesIO(data)).getexif().get_ifd(0x8825)
    image = read(data)
    assert image.info == {}
    for out in ("JPEG", "PNG", "WEBP"):
        again = Image.open(BytesIO(saved(image, out)))
        assert dict(again.getexif()) == {}
        assert not {"exif", "icc_profile", "xmp", "XML:com.adobe.xmp"} & set(again.info)


@pytest.mark.parametrize("turn", range(1, 9))
def test_photo_stands_upright_however_the_camera_was_held(turn: int) -> None:
    upright = Image.new("L", (60, 40))
    ImageDraw.Draw(upright).rectangle((0, 0, 20, 10), fill=255)  # at the top left
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    held = upright.transpose(back[turn]) if turn in back else upright
    exif = Image.Exif()
    exif[0x0112] = turn
    image = read(saved(held, "PNG", exif=exif.tobytes()))
    assert image.size == (60, 40)
    assert image.getpixel((5, 5)) == 255
    assert image.getpixel((55, 35)) == 0


JPEG = saved(Image.effect_noise((300, 200), 60).convert("RGB"), "JPEG")
PNG = saved(Image.effect_noise((300, 200), 60), "PNG")
BROKEN = {
    "nothing": b"",
    "text": b"<html>not a photo</html>",
    "a script in a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "cut JPEG": JPEG[: len(JPEG) // 2],
    "cut PNG": PNG[: len(PNG) // 2],
    "PNG with a wrong checksum": PNG[:60] + bytes([PNG[60] ^ 255]) + PNG[61:],
    "a head alone": JPEG[:20],
    "TIFF": saved(plain(), "TIFF"),
    "icon": saved(plain(), "ICO"),
    "bitmap": saved(plain(), "BMP"),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=list(BROKEN))
def test_what_is_no_photo_is_refused_and_nothing_else_is_raised(data: bytes) -> None:
    with pytest.raises(UnreadablePhotoError):
        read(data)


def test_any_byte_may_be_wrong_in_any_kind() -> None:
    for make in KINDS.values():
        data = make()
        for at in range(0, len(data), max(1, len(data) // 40)):
            try:
                read(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
            except UnreadablePhotoError:
                continue


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_picture_is_refused(kind: str) -> None:
    frames = [plain(colour=(shade, 0, 0)) for shade in (0, 100, 200)]
    with pytest.raises(AnimationError):
        read(saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=80))


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = saved(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(TooLargeError):
        read(bomb)
