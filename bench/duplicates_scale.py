"""Asking for duplicates among a million signatures: `python -m bench.duplicates_scale [STORIES]`.

Fills a SQLite file of its own with signatures of stories whose words are drawn as a newspaper's are (some in
every story, most in few), and asks with texts of such words, and with copies of the demo's.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from bench.duplicate_copies import stories
from nashra.duplicates.signature import KEPT, signature

WORDS_IN_COMMON = 0.02
"""Of a synthetic story's bands, those that come from phrases that thousands of stories have."""
COMMON_PHRASES = 2_000
BAND = 1 << 32


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.duplicates_scale", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=1_000_000)
    count: int = parser.parse_args(arguments).stories
    with tempfile.TemporaryDirectory(dir=os.environ.get("NASHRA_DATA")) as folder:
        file = Path(folder) / "signatures.sqlite3"
        _configure(file)
        from django.db import connection, transaction

        from nashra.duplicates import band_store
        from nashra.duplicates.models import SignatureBand, StorySignature

        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE newsroom_article (id integer PRIMARY KEY)")
        with connection.schema_editor() as editor:
            editor.create_model(SignatureBand)
            editor.create_model(StorySignature)
        rows = _fill(count)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = file.stat().st_size
        print(f"{count:,} stories, {rows:,} bands, {size / 1e6:,.0f} MB ({size / count:,.0f} bytes a story)")
        demo = [signature(story.text).bands for story in stories()]
        for number, bands in enumerate(demo):
            _insert(_keys(count + number, bands))
        _time(
            "ask with a new text", [_bands(random.Random(n)) for n in range(-300, 0)], band_store.stories_with
        )
        _time("ask with a demo story's text", demo * 3, band_store.stories_with)
        with connection.cursor() as cursor:
            for number in range(len(demo)):
                cursor.execute("INSERT INTO newsroom_article VALUES (%s)", (count + 1_000 + number,))
        put = transaction.atomic(band_store.put)
        _time("keep a new story", list(enumerate(demo, count + 1_000)), lambda pair: put(*pair))
    return 0


def _configure(file: Path) -> None:
    """Nashra's own settings of SQLite, on a file of the bench's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
    settings.DATABASES["default"]["NAME"] = file
    django.setup()


def _fill(count: int) -> int:
    """Signatures in the order of their keys, so that the file is as dense as a rebuilt one; gives the rows."""
    keys: list[int] = []
    for number in range(1, count + 1):
        keys += _keys(number, _bands(random.Random(number)))
    keys.sort()
    _insert(keys)
    return len(keys)


def _keys(story: int, bands: set[int] | frozenset[int]) -> Iterable[int]:
    from nashra.duplicates.band_store import STORY_BITS

    return (band << STORY_BITS | story for band in bands)


def _bands(chance: random.Random) -> set[int]:
    """As many bands as a real story has; the text's are small numbers, for a sketch keeps the smallest."""
    bands = {_band(chance, BAND // 8) for _ in range(KEPT)}
    return bands | {_band(chance, BAND) for _ in range(28)}


def _band(chance: random.Random, below: int) -> int:
    if chance.random() < WORDS_IN_COMMON:
        return chance.randrange(COMMON_PHRASES) * (below // COMMON_PHRASES)
    return chance.randrange(below)


def _insert(keys: Iterable[int]) -> None:
    from django.db import connection, transaction

    from nashra.duplicates.models import SignatureBand

    with transaction.atomic(), connection.cursor() as wrapped:
        cursor: Any = wrapped  # whose types ask for a list; SQLite takes the rows as they come
        cursor.executemany(
            f"INSERT OR IGNORE INTO {SignatureBand._meta.db_table} VALUES (%s)", ((key,) for key in keys)
        )


def _time(what: str, asked: Sequence[object], act: Callable[[Any], object]) -> None:
    """Milliseconds of each call: median, 95th and 99th percentile."""
    taken = []
    for one in asked:
        begun = time.perf_counter()
        act(one)
        taken.append((time.perf_counter() - begun) * 1e3)
    cuts = statistics.quantiles(taken, n=100)
    print(f"{what}: median {statistics.median(taken):.1f} ms, 95 % {cuts[94]:.1f} ms, 99 % {cuts[98]:.1f} ms")


if __name__ == "__main__":
    raise SystemExit(main())
