"""The bands of all stories in the database: which stories have any of these, and what bands a story has."""

from __future__ import annotations

import struct
from collections.abc import Collection

from django.db import connection

from nashra.changes.ask import ask
from nashra.duplicates.models import SignatureBand, StorySignature

STORY_BITS = 31
NEWEST = 200
"""Of the stories that have a band only so many are asked for: a band that many have says little."""

_STORY = (1 << STORY_BITS) - 1
_TABLE = connection.ops.quote_name(SignatureBand._meta.db_table)
_ONE_BAND = (
    f"SELECT * FROM (SELECT key FROM {_TABLE} WHERE key BETWEEN %s AND %s "  # noqa: S608
    f"ORDER BY key DESC LIMIT {NEWEST}) AS band"
)

_BANDS = "SELECT bands FROM nashra_duplicates_storysignature WHERE article_id = %s"


def stories_with(bands: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of a band and a story that has it, the newest stories of each band; one statement."""
    if not bands:
        return []
    limits = [key for band in sorted(bands) for key in (_key(band, 0), _key(band, _STORY))]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_ONE_BAND] * len(bands)), limits)
        return [(key >> STORY_BITS, key & _STORY) for (key,) in cursor.fetchall()]


def put(story: int, bands: Collection[int]) -> None:
    """Give a story these bands in place of those that it had. In a transaction that has taken the story's row."""
    kept = ask(_BANDS, (story,))
    wanted, known = set(bands), set(unpack(kept[0][0])) if kept else set()
    take_out(story, known - wanted)
    rows = [SignatureBand(key=_key(band, story)) for band in sorted(wanted - known)]
    SignatureBand.objects.bulk_create(rows, ignore_conflicts=True)
    if not kept:
        StorySignature.objects.create(pk=story, bands=pack(wanted))
    elif wanted != known:
        StorySignature.objects.filter(pk=story).update(bands=pack(wanted))


def take_out(story: int, bands: Collection[int]) -> None:
    """Forget bands of a story."""
    if bands:
        SignatureBand.objects.filter(key__in=[_key(band, story) for band in bands]).delete()


def pack(bands: Collection[int]) -> bytes:
    """Bands as bytes, the smallest first."""
    return struct.pack(f">{len(bands)}I", *sorted(bands))


def unpack(packed: bytes | memoryview) -> tuple[int, ...]:
    """The bands that pack was given, the smallest first."""
    return struct.unpack(f">{len(packed) // 4}I", packed)


def _key(band: int, story: int) -> int:
    return band << STORY_BITS | story
