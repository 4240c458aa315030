"""The demo's photos: who gets which picture, and drawing them on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from itertools import repeat
from multiprocessing import get_context
from typing import Any

from django.core.files.images import ImageFile

from nashra.demo.pictures.sizes import Wanted, draw_in_sizes
from nashra.newsroom.actions.make_sizes import write_size
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_framing import stem
from nashra.newsroom.photo_names import BASES, base_of

Variant = tuple[str, int]  # a scene and which of its pictures

SIZES: tuple[Wanted, ...] = tuple(
    (shape, BASES[shape], "jpg" if shape == "share" else "webp") for shape in ("list", "wide", "share")
)
"""What a page shows of a photo at its first request; the worker makes the others as they are asked for."""

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
    titles = {chosen[story["key"]]: story["caption"] for story in reversed(stories)}
    scenes, seeds = zip(*wanted, strict=True)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        drawn = pool.map(draw_in_sizes, scenes, seeds, repeat(SIZES), chunksize=4)
        photos = {
            variant: _photo(variant, titles[variant], *files)
            for variant, files in zip(wanted, drawn, strict=True)
        }
    return {key: photos[variant] for key, variant in chosen.items()}


def _photo(variant: Variant, title: str, jpeg: bytes, sizes: Sequence[bytes]) -> Photo:
    name = f"{variant[0]}-{variant[1] + 1}"
    photo = Photo(title=title, description=title, file=ImageFile(BytesIO(jpeg), name=f"{name}.jpg"))
    photo.save()
    for (shape, _width, _kind), data in zip(SIZES, sizes, strict=True):
        write_size(base_of(stem(photo), shape), data)
    return photo
