"""Photos for tests."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from nashra.newsroom.models import Photo


def small_photo(title: str = "الميناء", colour: str = "teal") -> Photo:
    """A photo of twelve by eight pixels in one colour."""
    content = BytesIO()
    Image.new("RGB", (12, 8), colour).save(content, "PNG")
    return Photo.objects.create(title=title, file=ContentFile(content.getvalue(), "harbour.png"))
