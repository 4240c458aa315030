"""A digest of all that can change a rendering: a generation of the store is named by it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from django.conf import settings

import nashra

PACKAGES = (
    "arabic",
    "audience",
    "changes",
    "edge/cursor.py",
    "edge/days.py",
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
    "snowballstemmer",
    "tzdata",
    "wagtail",
    "whitenoise",
    "willow",
    "xxhash",
)
"""What others have written of it, by the names under which it is installed."""

INVALIDATING = (
    "changes",
    "editions/queries.py",
    "fragments/key.py",
    "newsroom/fronts",
    "newsroom/queries",
    "pages/feed_keys.py",
    "edge/days.py",
    "pages/archive_keys.py",
    "pages/context/days.py",
    "pages/front_keys.py",
    "pages/generation.py",
    "pages/invalidate_pages.py",
    "pages/invalidation.py",
    "pages/section_keys.py",
    "pages/sitemap_keys.py",
    "pages/store.py",
    "related/queries.py",
    "related/statements.py",
)
"""What names the keys that a change touches."""


@cache
def invalidation_digest() -> str:
    """Eight letters that change with any file of INVALIDATING, a migration, or the public address.

    While they stay, what an older generation has of a page is invalidated as what the generation in force has.
    """
    package = Path(nashra.__file__).parent
    migrations = sorted(package.glob("*/migrations/*.py"))
    return _digest_of(package, [*_files(package, INVALIDATING), *migrations])


@cache
def digest() -> str:
    """Eight letters that change with any file of PACKAGES, version of DISTRIBUTIONS, or public address."""
    package = Path(nashra.__file__).parent
    versions = "".join(f"{name} {metadata.version(name)}\n" for name in DISTRIBUTIONS)
    return _digest_of(package, _files(package, PACKAGES), f"{versions}{nashra.__version__}")


def _digest_of(package: Path, files: Iterable[Path], also: str = "") -> str:
    summed = hashlib.blake2b(digest_size=4)
    for file in files:
        summed.update(str(file.relative_to(package)).encode() + b"\0" + file.read_bytes() + b"\0")
    summed.update(f"{settings.PUBLIC.scheme}{settings.PUBLIC.suffix} {settings.OFFLINE} {also}".encode())
    return summed.hexdigest()


def _files(package: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        place = package / name
        found = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (file for file in found if file.is_file() and "__pycache__" not in file.parts)
