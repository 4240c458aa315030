"""Ways into the newsroom, and all that they need."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from nashra.newsroom.models import Author, Photo


@pytest.fixture
def author(db: None) -> Author:
    return Author.objects.create(name="سلمى الدرقاوي", role="مراسلة في الرباط")


@pytest.fixture
def photo(db: None) -> Photo:
    content = BytesIO()
    Image.new("RGB", (12, 8), "teal").save(content, "PNG")
    content.seek(0)
    return Photo.objects.create(title="الميناء", file=ImageFile(content, "harbour.png"))
