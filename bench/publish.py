"""What a publish costs, part by part: ``python -m bench.publish [STORIES …]``.

For each number of stories an archive of invented ones is made, with full related lists and an index. Then stories in
two editions are published for the first time, and each is corrected, through the newsroom's own actions, with all that
follows the commit in the same process. Printed are the processor's milliseconds (of all the process's threads; median)
and the statements of each part, without what the parts within it take.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import islice
from typing import Any
from unittest import mock

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="nashra-bench-")
os.environ["NASHRA_DATA"] = _FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.images import ImageFile  # noqa: E402
from django.db import connection  # noqa: E402
from PIL import Image  # noqa: E402

from bench.archive import fill_lists, kept, texts  # noqa: E402
from nashra.changes import outbox  # noqa: E402
from nashra.cli.installation import prepare  # noqa: E402
from nashra.editions.actions.add_edition import add_edition  # noqa: E402
from nashra.editions.actions.show_section import show_section  # noqa: E402
from nashra.newsroom.actions import publish as publishing  # noqa: E402
from nashra.newsroom.actions.correct import correct  # noqa: E402
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft  # noqa: E402
from nashra.newsroom.models import Article, Author, Photo  # noqa: E402
from nashra.publication import consumers, deliver  # noqa: E402
from nashra.search.engine import StoryText  # noqa: E402
from nashra.search.indexing.keeper import compact  # noqa: E402
from nashra.search.indexing.rebuild import rebuild  # noqa: E402

PUBLISHED = 40
WARMING = 10
"""The first stories published are not counted: they find nothing remembered."""
PUBLISHING, DELIVERY = "publishing", "delivery and acknowledging"

PARTS: Sequence[tuple[str, object, str]] = (
    ("recording changes", outbox, "record"),
    (DELIVERY, outbox, "pending"),
    (DELIVERY, outbox, "by_numbers"),
    (DELIVERY, deliver, "deliver"),
)
"""Each part but the consumers, and the function that it is. What is in none of them is publishing."""
NAMES = (PUBLISHING, "recording changes", *consumers.NAMES, DELIVERY)


class Meter:
    """Milliseconds of the processor and statements of each part, apart from those of the parts within it."""

    def __init__(self, statements: list[str]) -> None:
        self._statements = statements
        self._within = [(0.0, 0)]
        self.busy: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        self._within.append((0.0, 0))
        busy, asked = time.process_time(), len(self._statements)
        try:
            yield
        finally:
            busy, asked = time.process_time() - busy, len(self._statements) - asked
            busy_within, asked_within = self._within.pop()
            self.busy[name] += (busy - busy_within) * 1000  # type: ignore[assignment]
            self.asked[name] += asked - asked_within
            outer_busy, outer_asked = self._within[-1]
            self._within[-1] = (outer_busy + busy, outer_asked + asked)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.publish", description=__doc__)
    parser.add_argument("stories", type=int, nargs="*", default=[100, 5_000])
    parser.add_argument("--statements", action="store_true", help="print those of the last publish")
    given = parser.parse_args(arguments)
    prepare()
    desk = Desk(max(given.stories) + len(given.stories) * PUBLISHED)
    for count in sorted(given.stories):
        desk.fill(count)
        _measure(desk, count, given.statements)
    return 0


class Desk:
    """The newsroom that publishes: two editions, a photo, an author, and stories to come."""

    def __init__(self, stories: int) -> None:
        self.texts = texts(stories)
        self.editions = [
            add_edition(name=slug, slug=slug, host=f"{slug}.localhost", country="MA")
            for slug in ("one", "two")
        ]
        shown = [
            [show_section(edition, name=f"s{n}", slug=f"s{n}") for n in range(20)]
            for edition in self.editions
        ]
        self.sections = shown[0]
        self.by = get_user_model().objects.create_superuser("bench")
        self.author = Author.objects.create(name="bench")
        file = BytesIO()
        Image.new("RGB", (1600, 1000), "teal").save(file, "JPEG")
        file.seek(0)
        self.photo = Photo.objects.create(title="bench", file=ImageFile(file, "bench.jpg"))

    def fill(self, count: int) -> None:
        """Let the archive have so many stories, with an index and full lists."""
        more = count - Article.objects.count()
        for _ in kept(islice(self.texts, more), self.editions[0], self.sections, whole=True):
            pass
        rebuild()
        fill_lists(count, [0.01 * number for number in range(12)])

    def draft(self, text: StoryText, number: int) -> Article:
        """A story in two editions as an editor writes it: with a photo, an author and two stories to see also."""
        section = self.sections[number % len(self.sections)]
        lines = text.body.split()
        return draft(
            story=StoryDraft(
                headline=text.headline,
                summary=text.summary,
                city="الرباط",
                kicker="خاص",
                authors=[self.author],
                lead_photo=self.photo,
                see_also=list(Article.objects.order_by("pk")[:2]),
                body=[
                    ("paragraph", f"<p>{' '.join(lines[at : at + 45])}</p>")
                    for at in range(0, len(lines), 45)
                ],
                placements=[
                    PlacementDraft(edition, section, canonical=edition is self.editions[0])
                    for edition in self.editions
                ],
            ),
            by=self.by,
        )

    def correct(self, story: Article) -> None:
        """Correct a headline, and say so to readers."""
        correct(article=story, by=self.by, headline=f"{story.headline} مصحح", note="صُحّح العنوان.")


def _measure(desk: Desk, count: int, listed: bool) -> None:
    first: list[Meter] = []
    corrected: list[Meter] = []
    for number, text in enumerate(islice(desk.texts, PUBLISHED)):
        story = desk.draft(text, number)
        first.append(_metered(partial(publishing.publish, article=story, by=desk.by), listed))
        corrected.append(_metered(partial(desk.correct, story), listed))
        compact()
    print(f"\nA publish in two editions, {count} stories: milliseconds of the processor, statements")
    _print(first[WARMING:], corrected[WARMING:])


def _metered(act: Callable[[], object], listed: bool) -> Meter:
    asked: list[str] = []
    meter = Meter(asked)

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(count))
        for name, owner, function in PARTS:
            metered = _part(meter, name, getattr(owner, function))
            stack.enter_context(mock.patch.object(owner, function, metered))
        metered_too = [
            replace(one, consume=_part(meter, one.name, one.consume)) for one in consumers.CONSUMERS
        ]
        stack.enter_context(mock.patch("nashra.publication.deliver.CONSUMERS", metered_too))
        with meter.part(PUBLISHING):
            act()
    if listed:
        print("\n".join(f"{at:3} {' '.join(sql.split())[:170]}" for at, sql in enumerate(asked, 1)), "\n")
    return meter


def _part(meter: Meter, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def metered(*args: Any, **options: Any) -> Any:
        with meter.part(name):
            return function(*args, **options)

    return metered


def _print(*columns: Sequence[Meter]) -> None:
    print(f"{'':28}{'first publish':>18}{'correction':>18}")
    for title, its in (*((name, [name]) for name in NAMES), ("all", NAMES)):
        print(f"{title:28}" + "".join(_cell(column, its) for column in columns))


def _cell(column: Sequence[Meter], names: Sequence[str]) -> str:
    busy = statistics.median(sum(one.busy[name] for name in names) for one in column)
    asked = statistics.median(sum(one.asked[name] for name in names) for one in column)
    return f"{busy:10.1f} {asked:7.0f}"


if __name__ == "__main__":
    raise SystemExit(main())
