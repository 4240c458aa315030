"""What counting and ranking cost: python -m bench.audience [STORIES ...]. In a folder of its own."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import django

ROUNDS = 21
WRITTEN = (1, 100, 1_000)


def main(sizes: list[int]) -> None:
    """Print the processor's milliseconds of writes and rankings with so many stories that have been read."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    edition, section = _edition()
    for size in sizes:
        numbers = _stories(edition, section, size)
        print(f"{size:,} stories with views")
        _measure(edition, numbers)


def _edition() -> tuple[int, int]:
    from nashra.editions.actions.add_edition import add_edition
    from nashra.editions.actions.show_section import show_section

    edition = add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA")
    return edition.pk, show_section(edition, name="عالم", slug="world").pk


def _stories(edition: int, section: int, size: int) -> list[int]:
    """Make up what is missing, and give all of them views of the last thirty days."""
    from django.utils import timezone

    from nashra.audience.actions.add_views import add_views
    from nashra.newsroom.models import Article, Placement

    now, chance = timezone.now(), random.Random(1)
    for start in range(Article.objects.count(), size, 5_000):
        made = Article.objects.bulk_create(
            Article(headline=f"خبر {number}", live=True) for number in range(start, min(start + 5_000, size))
        )
        Placement.objects.bulk_create(
            Placement(article=one, edition_id=edition, section_id=section, live=True, published_at=now)
            for one in made
        )
        views = {(edition, one.pk): int(chance.paretovariate(1.1)) for one in made}
        add_views(views, now - timedelta(days=chance.randrange(30)))
    return list(Article.objects.order_by("pk").values_list("pk", flat=True))


def _measure(edition: int, numbers: list[int]) -> None:
    from django.utils import timezone

    from nashra.audience.actions.add_views import add_views
    from nashra.audience.actions.forget_old_scores import forget_old_scores
    from nashra.audience.actions.rank import rank

    chance, now = random.Random(2), timezone.now()
    for count in WRITTEN:
        views = {(edition, number): 2 for number in chance.sample(numbers, min(count, len(numbers)))}
        print(f"  write views of {len(views):,} stories: {_median(partial(add_views, views, now)):.2f} ms")
    rank(edition)
    print(f"  rank: {_median(partial(rank, edition)):.2f} ms")
    print(f"  forget, with nothing to forget: {_median(partial(forget_old_scores, edition, now)):.2f} ms")


def _median(act: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        act()
        spent.append(time.process_time() - begun)
    return sorted(spent)[ROUNDS // 2] * 1_000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"NASHRA_DATA": folder, "DJANGO_SETTINGS_MODULE": "nashra.site.settings"}
        django.setup()
        main([int(given) for given in sys.argv[1:]] or [1_000, 100_000])
