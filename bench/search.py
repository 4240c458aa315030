"""Measures search as readers meet it: ``python -m bench.search [STORIES]``.

An installation of its own gets so many stories, made of the demo's sentences and, where it is at hand, of
those of a collection in the SQuAD format. Printed are the rate of a rebuild from the database, the index's size, how
long a change takes to reach it, and what pages of results and suggestions take at the server: the whole of
Django, both stages of the search, counts, extracts and the page. ``bench.search_scale`` measures the engine alone.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

COLLECTION = Path(__file__).parent.parent.parent / "shared" / "retrieval" / "arcd.json"
_STORED_AT_ONCE = 2_000
_SENTENCE = re.compile(r"(?<=[.!؟])\s+")
_SENTENCES = 9
_ASKED = 60


class Material:
    """Sentences and headlines to make stories of, the same for the same seed."""

    def __init__(self, collection: Path, seed: int = 6) -> None:
        from nashra.demo.load import read

        self._random = random.Random(seed)
        stories = list(read())
        self.headlines = [story["headline"] for story in stories]
        self.sentences = [
            sentence for story in stories for sentence in _sentences(story["body"] + " " + story["summary"])
        ]
        if collection.exists():
            self.sentences += [
                sentence
                for article in json.loads(collection.read_text(encoding="utf-8"))["data"]
                for paragraph in article["paragraphs"]
                for sentence in _sentences(paragraph["context"])
            ]
        self._words = [word for sentence in self.sentences for word in sentence.split()]

    def headline(self) -> str:
        """Half of a headline of the demo, gone on with words of some sentence."""
        begun, rest = (self._random.choice(of).split() for of in (self.headlines, self.sentences))
        start = self._random.randrange(max(1, len(rest) - 5))
        return " ".join([*begun[: self._random.randint(3, 6)], *rest[start : start + 5]])[:250]

    def body(self) -> str:
        """A body as the database keeps it."""
        chosen = self._random.choices(self.sentences, k=_SENTENCES)
        return json.dumps(
            [{"type": "paragraph", "value": f"<p>{sentence}</p>"} for sentence in chosen], ensure_ascii=False
        )

    def summary(self) -> str:
        return self._random.choice(self.sentences)[:200]

    def words(self, count: int) -> str:
        """Neighbouring words of some sentence."""
        start = self._random.randrange(len(self._words) - count)
        return " ".join(self._words[start : start + count])

    def minutes(self, days: int) -> timedelta:
        return timedelta(minutes=self._random.randrange(days * 1440))

    def choice(self, options: Sequence[int]) -> int:
        return self._random.choice(options)


def _sentences(text: str) -> list[str]:
    plain = re.sub(r"[*#>\[\]&<]", " ", text)
    return [sentence for sentence in _SENTENCE.split(" ".join(plain.split())) if len(sentence) > 30]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=100_000)
    parser.add_argument("--collection", type=Path, default=COLLECTION, help="more sentences (SQuAD)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NASHRA_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "nashra.site.settings"
        _measure(options.stories, options.collection, Path(folder))
    return 0


def _measure(count: int, collection: Path, folder: Path) -> None:
    from nashra.cli import installation

    installation.prepare()
    material = Material(collection)
    _store(material, count)
    _rebuild(folder)
    _consume()
    _pages(material)


def _store(material: Material, count: int) -> None:
    """Put stories into the database, past the doors: a change for each would take an hour."""
    from nashra.editions.actions.add_edition import add_edition
    from nashra.editions.actions.show_section import show_section
    from nashra.newsroom.models import Article, Placement

    edition = add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA")
    names = ("world", "politics", "economy", "sport", "arts", "health", "culture", "technology")
    sections = [show_section(edition, name=name, slug=name).pk for name in names]
    now = datetime.now(UTC)
    for numbers in _batches(range(1, count + 1), _STORED_AT_ONCE):
        at = {number: now - material.minutes(5 * 365) for number in numbers}
        made = Article.objects.bulk_create(
            Article(
                pk=number,
                headline=material.headline(),
                summary=material.summary(),
                body=material.body(),
                live=True,
                first_published_at=at[number],
                last_published_at=at[number],
            )
            for number in numbers
        )
        Placement.objects.bulk_create(
            Placement(
                article=article,
                edition=edition,
                section_id=material.choice(sections),
                live=True,
                published_at=at[article.pk],
                canonical=True,
            )
            for article in made
        )


def _batches(numbers: range, size: int) -> Iterator[range]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]


def _rebuild(folder: Path) -> None:
    from nashra.search.indexing.rebuild import rebuild

    begun, busy = time.perf_counter(), time.process_time()
    done = rebuild()
    spent, busy = time.perf_counter() - begun, time.process_time() - busy
    size = sum(file.stat().st_size for file in (folder / "search").rglob("*") if file.is_file())
    print(
        f"{'rebuild from the database':44} {done / spent:8,.0f} a second, {done / busy:,.0f} a core's second"
    )
    print(f"{'index':44} {size / 1e6:8,.0f} MB, {size / done:,.0f} bytes a story")


def _consume() -> None:
    """Changes one by one, as publishing makes them."""
    from nashra.changes.change import Change, Kind, Subject
    from nashra.newsroom.models import Article
    from nashra.search.indexing.consumer import consume

    numbers = Article.objects.order_by("pk").values_list("pk", flat=True)[:_ASKED]
    changes = [Change(at, Kind.STORY, Subject(stories=(number,))) for at, number in enumerate(numbers)]
    _print("a change in the index", [_time(consume, [change]) for change in changes])


def _pages(material: Material) -> None:
    from django.test import Client

    client = Client(headers={"host": "maghrib.localhost"})

    def ask(path: str, **parameters: str | int) -> None:
        answer = client.get(path, parameters)
        assert answer.status_code == 200, answer.content.decode()

    kinds: tuple[tuple[str, int, dict[str, str | int]], ...] = (
        ("results, 1 word", 1, {}),
        ("results, 3 words", 3, {}),
        ("results, 8 words", 8, {}),
        ("results, 3 words, newest first", 3, {"sort": "newest"}),
        ("results, 3 words, of a section and a year", 3, {"section": "sport", "year": 2025}),
    )
    ask("/search", q=material.words(1))
    for name, count, parameters in kinds:
        queries = [material.words(count) for _ in range(_ASKED)]
        _print(name, [_time(ask, "/search", q=query, **parameters) for query in queries])
    queries = [material.words(2)[:-1] for _ in range(_ASKED)]
    _print("suggestions", [_time(ask, "/search/suggest", q=query) for query in queries])


def _time(call: Callable[..., object], *arguments: object, **named: object) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor."""
    begun, busy = time.perf_counter(), time.process_time()
    call(*arguments, **named)
    return (time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000


def _print(name: str, measured: Sequence[tuple[float, float]]) -> None:
    times = sorted(clock for clock, _busy in measured)
    busy = statistics.median(busy for _clock, busy in measured)
    late = times[int(len(times) * 0.95)]
    print(
        f"{name:44} {statistics.median(times):8.1f} ms median, {late:.1f} ms at 95 %, processor {busy:.1f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
