"""The demo's photos: who gets which picture, and drawing them on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from itertools import repeat
from multiprocessing import get_context
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.images.models import Filter

from nashra.demo.pictures.sizes import Size, draw_in_sizes
from nashra.newsroom.models import Photo, PhotoRendition
from nashra.pages.context.pictures import LEAD, OPENING, SHARED, TEASER

Variant = tuple[str, int]  # a scene and which of its pictures

FRESH_DAYS = 14
"""Younger stories stand side by side on home pages: none shares its picture with another."""
OLD_VARIANTS = 2


def variants(stories: Iterable[dict[str, Any]]) -> dict[str, Variant]:
    """The picture of each story, by its key: one of its own for each fresh story, old ones take turns with others."""
    turns: dict[str, int] = {}
    fresh: dict[str, int] = {}
    found = {}
    for story in sorted(stories, key=lambda story: story["days_ago"]):
        scene = story["picture"]
        turn = turns[scene] = turns.get(scene, -1) + 1
        if story["days_ago"] < FRESH_DAYS:
            fresh[scene] = turn + 1
        first = fresh.get(scene, 0)
        found[story["key"]] = (scene, turn if turn < first else first + (turn - first) % OLD_VARIANTS)
    return found


def make(stories: Sequence[dict[str, Any]], say: Callable[[str], None]) -> dict[str, Photo]:
    """Draw these stories' pictures into the media library; returns each under its story's key."""
    chosen = variants(stories)
    wanted = sorted(set(chosen.values()))
    say(f"{len(wanted)} pictures")
    specs = (*TEASER, *OPENING, *LEAD, *SHARED)
    titles = {chosen[story["key"]]: story["caption"] for story in reversed(stories)}
    scenes, seeds = zip(*wanted, strict=True)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        drawn = pool.map(draw_in_sizes, scenes, seeds, repeat(specs), chunksize=4)
        photos = {
            variant: _photo(variant, titles[variant], *files, specs)
            for variant, files in zip(wanted, drawn, strict=True)
        }
    return {key: photos[variant] for key, variant in chosen.items()}


def _photo(variant: Variant, title: str, jpeg: bytes, sizes: Sequence[Size], specs: Sequence[str]) -> Photo:
    name = f"{variant[0]}-{variant[1] + 1}"
    photo = Photo(title=title, description="", file=ImageFile(BytesIO(jpeg), name=f"{name}.jpg"))
    photo.save()
    PhotoRendition.objects.bulk_create(
        _rendition(photo, spec, size) for spec, size in zip(specs, sizes, strict=True)
    )
    return photo


def _rendition(photo: Photo, spec: str, size: Size) -> PhotoRendition:
    """A size of the photo, stored before: a field that stores its file decodes it twice to measure it."""
    key = Filter(spec=spec).get_cache_key(photo)
    unnamed = PhotoRendition(image=photo, filter_spec=spec, focal_point_key=key)
    name = unnamed.get_upload_to(f"size.{spec.partition('|format-')[2]}")
    return PhotoRendition(
        image=photo,
        filter_spec=spec,
        focal_point_key=key,
        file=unnamed.file.storage.save(name, ContentFile(size.data)),
        width=size.width,
        height=size.height,
    )
