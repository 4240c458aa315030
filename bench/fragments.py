"""The fragment store when it is full: `python bench/fragments.py`.

Puts small sets of fragments, one set a story, until the store has been filled several times over. The
bytes in use must stay within the budget, what pages share must stay, and the youngest stories must be there.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from nashra.fragments.model import Entry, Part, Piece, Recipe
from nashra.fragments.store.lmdb.store import LmdbStore, open_store

MIB = 1 << 20
SHARED = [b"g1/1/shared/%d" % number for number in range(200)]
KINDS = frozenset({b"story-page", b"story"})

_chance = random.Random(1)


def text(size: int) -> bytes:
    """Something that compresses as HTML does, about threefold."""
    return _chance.randbytes(size // 6).hex().encode() * 3


def story(number: int) -> list[Entry]:
    """A story's recipe and body."""
    key = b"g1/1/story/%d" % number
    parts = (Part(SHARED[0]), Part(key), Part(SHARED[1]))
    recipe = Recipe(200, f"/world/{number}/slug", (number,), parts, ("e1", f"s{number}"))
    return [
        Entry(b"g1/1/story-page/%d" % number, number, recipe),
        Entry(key, number, Piece(text(1200))),
    ]


def remaining(store: LmdbStore, count: int) -> tuple[int, int]:
    """How many of the stories put are still there, and whether exactly the youngest are: the oldest there."""
    low, high = 1, count
    while low < high:  # the older half is gone or is not
        middle = (low + high) // 2
        if store.versions([b"g1/1/story/%d" % middle]) == [None]:
            low = middle + 1
        else:
            high = middle
    return count - low + 1, low


def report(store: LmdbStore, folder: Path, count: int, seconds: float) -> None:
    """A line of the table."""
    file = (folder / "data.mdb").stat().st_blocks * 512 / MIB
    cached, _ = remaining(store, count)
    shared = sum(version is not None for version in store.versions(SHARED))
    rate = count / seconds
    print(
        f"{count:>9,} {store.used() / MIB:>9.1f} {file:>9.1f} {cached:>9,} {shared:>7} {rate:>9,.0f}",
        flush=True,
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--budget", type=int, default=128, help="MiB (128)")
    parser.add_argument("--stories", type=int, default=200_000, help="how many to put (200,000)")
    given = parser.parse_args()
    budget = given.budget * MIB
    with tempfile.TemporaryDirectory(prefix="nashra-bench-") as name:
        folder = Path(name)
        store = open_store(folder, "bench", 1 << 50, evictable=KINDS, budget=budget)
        store.put_many([Entry(key, 1, Piece(text(3000))) for key in SHARED])
        print(f"{'stories':>9} {'used MiB':>9} {'file MiB':>9} {'there':>9} {'shared':>7} {'put / s':>9}")
        begun = time.monotonic()
        for number in range(1, given.stories + 1):
            store.put_many(story(number))
            if store.used() > budget:
                sys.exit(f"{store.used():,} bytes are used, more than the budget of {budget:,}.")
            if number % (given.stories // 10) == 0:
                report(store, folder, number, time.monotonic() - begun)
        if store.versions(SHARED).count(None):
            sys.exit("Fragments that pages share were evicted.")
        store.close()


if __name__ == "__main__":
    main()
