"""nashra search rebuild, check, relate."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from tqdm import tqdm

from nashra.cli.installation import CommandError
from nashra.related.actions import compute
from nashra.search.engine import IndexDamagedError, IndexUnusableError
from nashra.search.indexing import published_stories
from nashra.search.indexing import rebuild as rebuilding
from nashra.search.indexing import verify as checking
from nashra.search.indexing.damage_report import report
from nashra.search.instance import engine

SHOWN = 20
"""Differences that are named one by one."""


def rebuild(options: argparse.Namespace) -> int:
    """Build the index anew, with its progress on the error output."""
    try:
        done, spent = _with_bar(rebuilding.rebuild)
    except (rebuilding.NoSpaceError, OSError) as error:
        raise CommandError(str(error)) from error
    print(f"{done:,} stories indexed in {spent:,.1f} seconds.")
    return 0


def relate(options: argparse.Namespace) -> int:
    """Compute all related lists anew, with its progress on the error output."""
    if why := rebuilding.reason():
        raise CommandError(f"The search index must be built first ({why}): nashra search rebuild")
    done, spent = _with_bar(compute.compute_all)
    print(f"The related lists of {done:,} stories computed in {spent:,.1f} seconds.")
    return 0


def check(options: argparse.Namespace) -> int:
    """Check the index's files, and compare them with the database; name the first differences, repair them if asked."""
    try:
        if damage := engine().damage():
            raise IndexDamagedError(f"The search index is damaged: {damage}.")
        found = checking.differences()
    except IndexUnusableError as error:
        report(error)
        raise CommandError(f"{error} Build it anew: nashra search rebuild") from error
    if not found:
        print(f"Index and database agree on {published_stories.count():,} stories.")
        return 0
    for one in found[:SHOWN]:
        print(f"{one.story}\tedition {one.edition}\t{one.what}")
    if len(found) > SHOWN:
        print(f"… and {len(found) - SHOWN:,} more")
    if not options.repair:
        print(f"They differ in {len(found):,} places. Write those anew: nashra search check --repair")
        return 1
    checking.repair(found)
    left = checking.differences()
    print(f"{len(found):,} differences repaired, {len(left):,} left.")
    return 1 if left else 0


def _with_bar(work: Callable[[Callable[[int], None]], int]) -> tuple[int, float]:
    """Do what goes through all stories; returns how many were done, and the seconds it took."""
    begun = time.monotonic()
    pause = 0.1 if sys.stderr.isatty() else 10.0  # seconds: a log wants few lines
    with tqdm(total=published_stories.count(), unit=" stories", mininterval=pause) as bar:
        done = work(lambda done: bar.update(done - bar.n))
    return done, max(time.monotonic() - begun, 0.001)
