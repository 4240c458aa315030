"""Making the sizes of photos that readers have asked for, one after another, in the worker."""

from __future__ import annotations

import logging
import time
from itertools import groupby
from operator import attrgetter

from django.conf import settings

from nashra.newsroom import wanted_sizes
from nashra.newsroom.actions.make_sizes import make_sizes, path_of
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_framing import stem
from nashra.newsroom.photo_names import SizeName

logger = logging.getLogger(__name__)

AT_ONCE = 24
"""Sizes that are taken at a time, so that of one photo many are made of one reading."""

SECONDS = 5.0
"""For which one run goes on."""


def make_wanted_sizes(seconds: float = SECONDS) -> int:
    """Make what is asked for while there is time; returns how many sizes were made."""
    end, made = time.monotonic() + seconds, 0
    while taken := _taken():
        for number, names in groupby(sorted(taken, key=attrgetter("photo")), key=attrgetter("photo")):
            made += _make(number, tuple(names))
        if time.monotonic() >= end:
            break
    return made


def _taken() -> list[SizeName]:
    taken = []
    for name in wanted_sizes.take(settings.WANTED_SIZES):
        taken.append(name)
        if len(taken) >= AT_ONCE:
            break
    return taken


def _make(number: int, names: tuple[SizeName, ...]) -> int:
    """Make sizes of one photo; one that cannot be read, or is another now, has none made, and keeps up no other."""
    photo = Photo.objects.filter(pk=number, expired=False).first()
    if photo is None:
        return 0
    begin = stem(photo)
    wanted = [one for one in names if str(one).startswith(f"{begin}-") and not path_of(str(one)).exists()]
    try:
        if wanted:
            make_sizes(photo, wanted)
    except OSError as error:
        logger.warning("Photo %s has no further sizes: %r", number, error)
        return 0
    return len(wanted)
