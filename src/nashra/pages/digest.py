"""A digest of all that can change a rendering: a generation of the store is named by it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from django.conf import settings

import nashra

PACKAGES = (
    "arabic",
    "audience",
    "changes",
    "edge/hosts.py",
    "editions",
    "fragments",
    "locale",
    "newsroom",
    "pages",
    "related",
    "site/settings.py",
)
"""What of nashra takes part in rendering: templates, styles, fonts, words, and the code that gathers and renders."""

DISTRIBUTIONS = (
    "Babel",
    "Django",
    "django-modelcluster",
    "hijridate",
    "idna",
    "isal",
    "lmdb",
    "msgspec",
    "nh3",
    "pillow",
    "pillow_heif",
    "tzdata",
    "wagtail",
    "whitenoise",
    "willow",
    "xxhash",
)
"""What others have written of it, by the names under which it is installed."""


@cache
def digest() -> str:
    """Eight letters that change with any file of PACKAGES, version of DISTRIBUTIONS, or public address."""
    summed = hashlib.blake2b(digest_size=4)
    package = Path(nashra.__file__).parent
    for file in _files(package):
        summed.update(str(file.relative_to(package)).encode() + b"\0" + file.read_bytes() + b"\0")
    for name in DISTRIBUTIONS:
        summed.update(f"{name} {metadata.version(name)}\n".encode())
    summed.update(f"{settings.PUBLIC.scheme}{settings.PUBLIC.suffix} {nashra.__version__}".encode())
    return summed.hexdigest()


def _files(package: Path) -> Iterator[Path]:
    for name in PACKAGES:
        place = package / name
        found = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (file for file in found if file.is_file() and "__pycache__" not in file.parts)
