"""Rendering, part by part: `python -m bench.render [STORIES]`, processor time of this process alone.

The archive is invented: so many stories of 14 paragraphs, in two editions, each with a photo in its sizes, twelve
related stories and, one in three, two that an editor picked. Cold pages are asked for as the edge asks: the recipe,
then whatever its page lacks. A publish is a story in both editions: what its change touches is rendered and stored.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="nashra-bench-", dir=os.environ.get("NASHRA_BENCH_FOLDER"))
os.environ["NASHRA_DATA"] = _FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from bench.invented_archive import archive  # noqa: E402
from bench.site_of_fragments import words  # noqa: E402
from nashra.changes import sequence  # noqa: E402
from nashra.changes.change import Change, Kind, Location, Subject  # noqa: E402
from nashra.editions.models import Edition, Section  # noqa: E402
from nashra.fragments.key import KeyBuilder  # noqa: E402
from nashra.fragments.model import Bundle, Fragment, Recipe  # noqa: E402
from nashra.newsroom.models import Article, Placement  # noqa: E402
from nashra.pages import assets, generation  # noqa: E402
from nashra.pages.invalidation import rerendered_by  # noqa: E402
from nashra.pages.render import fill, render  # noqa: E402
from nashra.pages.store import OF_A_STORY, store  # noqa: E402

PAGES = 300
_chance = random.Random(11)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.render", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=10_000)
    stories = parser.parse_args(arguments).stories
    call_command("migrate", verbosity=0)
    assets.collect()
    editions = archive(stories)
    keys = KeyBuilder(generation.prefix_in_force(editions[0].pk, generation.current()))
    numbers = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = _chance.sample(numbers, min(2 * PAGES, len(numbers)))
    print(f"{stories} stories")
    cold_pages(keys, chosen)
    kinds(keys, chosen[:100])
    publish(editions, numbers[0])
    return 0


def cold_pages(keys: KeyBuilder, numbers: Sequence[int]) -> None:
    """What a story's page costs that the store does not have, but for what all pages share."""
    half = len(numbers) // 2
    for number in numbers[:half]:
        _open(keys, number)
    times, statements, rounds = [], [], []
    for number in numbers[half:]:
        with _counted() as counted:
            begun = time.process_time()
            rounds.append(_open(keys, number))
            times.append(time.process_time() - begun)
        statements.append(len(counted))
    median = statistics.median(times) * 1000
    print(f"cold story page: {median:.2f} ms, {1000 / median:.0f} a second of a core")
    print(f"  statements {statistics.mean(statements):.1f}, rounds {statistics.mean(rounds):.1f}")
    print(f"  bytes a story in the store: {statistics.mean(_stored(keys, number) for number in numbers):.0f}")


def _open(keys: KeyBuilder, number: int) -> int:
    """Fill a story's page as the edge does; gives how many rounds it took."""
    missing, rounds = [keys.key("story-page", number)], 0
    while missing and rounds < 5:
        found = fill(missing)
        rounds += 1
        missing = _missing(missing, found)
    return rounds


def _missing(asked: Sequence[bytes], found: Mapping[bytes, Fragment]) -> list[bytes]:
    parts = [
        part.key
        for key in asked
        if isinstance(one := found.get(key), Recipe | Bundle)
        for part in one.parts
        if part.key
    ]
    there = dict(zip(parts, store().get_many(parts), strict=True))
    inner = [part.key for one in there.values() if isinstance(one, Bundle) for part in one.parts]
    there |= dict(zip(inner, store().get_many(inner), strict=True))
    return [key for key, fragment in there.items() if key and fragment is None and key not in found]


def _stored(keys: KeyBuilder, number: int) -> int:
    own = [keys.key(kind, number) for kind in OF_A_STORY]
    return sum(
        len(key) + len(value)
        for key, value in zip(own, store().read_encoded(own), strict=True)
        if value is not None
    )


def kinds(keys: KeyBuilder, numbers: Sequence[int]) -> None:
    """What the kinds of fragments cost, each in a round of its own, compressed and stored."""
    sections = list(Section.objects.values_list("pk", flat=True))
    arguments: dict[str, Sequence[object]] = dict.fromkeys(OF_A_STORY, numbers)
    arguments |= dict.fromkeys(("latest", "lead", "most-read", "masthead", "story-tail"), [""] * 10)
    arguments |= dict.fromkeys(("block", "section", "breadcrumb"), sections)
    for kind, given in arguments.items():
        wanted = [keys.key(kind, argument) for argument in given]
        render(wanted[:1])
        begun = time.process_time()
        entries = [entry for key in wanted for entry in render([key])]
        rendered = time.process_time()
        for entry in entries:
            store().put_many([entry])
        stored = time.process_time()
        each = 1000 / len(wanted)
        print(
            f"  {kind:12} {(rendered - begun) * each:6.2f} ms to render, {(stored - rendered) * each:5.2f} ms to store"
        )


def publish(editions: Sequence[Edition], newest: int) -> None:
    """The rendering share of a publish in two editions: what it touches, rendered and stored."""
    section = Placement.objects.filter(article=newest).values_list("section", flat=True)[0]
    places = tuple(Location(edition.pk, section) for edition in editions)
    change = Change(sequence.current(), Kind.STORY, Subject(stories=(newest,), places=places))
    times = []
    for _ in range(12):
        Article.objects.filter(pk=newest).update(headline=words(9))
        wanted = sorted(rerendered_by([change], generation.current()))
        with _counted() as counted:
            begun = time.process_time()
            store().put_many(render(wanted))
            times.append(time.process_time() - begun)
    median, first = statistics.median(times[2:]) * 1000, times[0] * 1000
    print(f"publish in two editions, rendering: {median:.1f} ms, the first time {first:.1f} ms")
    print(f"  {len(wanted)} fragments, {len(counted)} statements")


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield sent


if __name__ == "__main__":
    raise SystemExit(main())
