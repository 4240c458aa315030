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
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="nashra-bench-", dir=os.environ.get("NASHRA_BENCH_FOLDER"))
os.environ["NASHRA_DATA"] = _FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.images.models import Filter  # noqa: E402

from bench.site_of_fragments import words  # noqa: E402
from nashra.changes import sequence  # noqa: E402
from nashra.changes.change import Change, Kind, Location, Subject  # noqa: E402
from nashra.editions.actions.add_edition import add_edition  # noqa: E402
from nashra.editions.actions.show_section import show_section  # noqa: E402
from nashra.editions.models import Edition, Section  # noqa: E402
from nashra.fragments.key import KeyBuilder  # noqa: E402
from nashra.fragments.model import Bundle, Fragment, Recipe  # noqa: E402
from nashra.newsroom.models import Article, Photo, PhotoRendition, Placement, SeeAlso  # noqa: E402
from nashra.pages import assets, generation  # noqa: E402
from nashra.pages.context.pictures import STORY, TEASER  # noqa: E402
from nashra.pages.invalidation import rerendered_by  # noqa: E402
from nashra.pages.render import fill, render  # noqa: E402
from nashra.pages.store import OF_A_STORY, store  # noqa: E402
from nashra.related.models import RelatedStory  # noqa: E402

SECTIONS = ("world", "sport", "arts", "health", "economy")
PAGES = 300
_BATCH = 5_000
_PHOTOS = 200
_BODIES = 500
_chance = random.Random(11)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.render", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=10_000)
    stories = parser.parse_args(arguments).stories
    call_command("migrate", verbosity=0)
    assets.collect()
    editions = archive(stories)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    keys = KeyBuilder(generation.prefix_in_force(editions[0].pk, generation.current()))
    numbers = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = _chance.sample(numbers, min(2 * PAGES, len(numbers)))
    print(f"{stories} stories")
    cold_pages(keys, chosen)
    kinds(keys, chosen[:100])
    publish(editions, numbers[-1])
    return 0


def archive(count: int) -> list[Edition]:
    """Two editions and so many stories in both of them."""
    editions = [
        add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA"),
        add_edition(name="مصر اليوم", slug="misr", host="misr.localhost", country="EG"),
    ]
    for edition in editions:
        for slug in SECTIONS:
            show_section(edition, name=words(1), slug=slug, block_on_stories=True)
    sections, photos = list(Section.objects.order_by("pk")), _photos()
    bodies = [
        [("paragraph", f"<p>{words(30)} <b>{words(2)}</b>.</p>") for _ in range(14)] for _ in range(_BODIES)
    ]
    now = timezone.now()
    for start in range(0, count, _BATCH):
        with transaction.atomic():
            _stories(range(start, min(start + _BATCH, count)), count, editions, sections, photos, bodies, now)
    return editions


def _photos() -> list[int]:
    """Rows of photos and of their sizes, whose files are empty: no page reads one."""
    photos = Photo.objects.bulk_create(
        Photo(
            title=str(number), file=f"original_images/{number}.jpg", width=1600, height=1066, credit=words(2)
        )
        for number in range(_PHOTOS)
    )
    sizes = [
        PhotoRendition(
            image=photo,
            filter_spec=spec,
            file=f"images/{photo.pk}.{spec.split('|')[0]}.webp",
            width=960,
            height=640,
            focal_point_key=Filter(spec=spec).get_cache_key(photo),
        )
        for photo in photos
        for spec in (*TEASER, *STORY)
    ]
    PhotoRendition.objects.bulk_create(sizes)
    for size in sizes:  # one that is not on the disk would be made again
        file = Path(size.file.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return [photo.pk for photo in photos]


def _stories(
    wanted: range,
    of_all: int,
    editions: Sequence[Edition],
    sections: Sequence[Section],
    photos: Sequence[int],
    bodies: Sequence[list[tuple[str, str]]],
    now: datetime,
) -> None:
    """One batch of stories, the last of all the newest, with what stands around them."""
    articles = Article.objects.bulk_create(
        Article(
            headline=words(9),
            kicker=words(2),
            summary=words(20),
            city=words(1),
            caption=words(6),
            lead_photo_id=_chance.choice(photos),
            body=_chance.choice(bodies),
            live=True,
            first_published_at=(when := now - timedelta(minutes=5 * (of_all - place))),
            last_published_at=when,
        )
        for place in wanted
    )
    first = articles[0].pk - wanted[0]
    Placement.objects.bulk_create(
        Placement(
            article=article,
            edition=edition,
            section=sections[article.pk % len(sections)],
            live=True,
            canonical=edition is editions[0],
            published_at=article.first_published_at,
        )
        for article in articles
        for edition in editions
    )
    earlier = [range(first, max(article.pk, first + 1)) for article in articles]
    RelatedStory.objects.bulk_create(
        RelatedStory(article=article, related_id=number, score=_chance.random())
        for article, before in zip(articles, earlier, strict=True)
        for number in {_chance.choice(before) for _ in range(12)} - {article.pk}
    )
    SeeAlso.objects.bulk_create(
        SeeAlso(article=article, target_id=number, sort_order=place)
        for article, before in zip(articles, earlier, strict=True)
        if article.pk % 3 == 0
        for place, number in enumerate({_chance.choice(before) for _ in range(2)} - {article.pk})
    )


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
