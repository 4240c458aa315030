"""Measures search on a large archive: ``python -m bench.search_scale [STORIES]``.

Stories are made of invented words whose frequencies fall as those of a language do (Zipf), 300 words
each. Printed are the rate of indexing, the index's size, and what searches and suggestions take.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from nashra.search.engine import Filters, PlacementText, StoryText
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.query.suggestions import suggest
from nashra.search.search import Sort, search

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_BEFORE = ("", "", "", "ال", "ال", "و", "وال", "ب", "بال", "لل", "ي", "ت")
_AFTER = ("", "", "", "ه", "ات", "ين", "ون", "ها", "ي", "يه")
_STEMS = 60_000
_FORMS = 500_000
_WORDS = 300
_NOW = datetime(2024, 3, 5, tzinfo=UTC)


class Language:
    """Invented words, the same for the same seed: as many forms as an archive of news has."""

    def __init__(self, seed: int = 6) -> None:
        self._random = random.Random(seed)
        stems = [
            "".join(self._random.choices(_LETTERS, k=self._random.choice((3, 3, 4, 4, 5, 6))))
            for _ in range(_STEMS)
        ]
        self._forms = [
            self._random.choice(_BEFORE)
            + self._random.choice(stems[: rank + 50])
            + self._random.choice(_AFTER)
            for rank in range(_FORMS)
        ]
        self._weights = list(accumulate((rank + 10) ** -1.25 for rank in range(_FORMS)))

    def text(self, count: int) -> str:
        """``count`` words."""
        return " ".join(self._random.choices(self._forms, cum_weights=self._weights, k=count))

    def stories(self, count: int) -> Iterator[StoryText]:
        """``count`` stories over five years, in twenty sections."""
        for number in range(1, count + 1):
            published = _NOW - timedelta(minutes=self._random.randrange(5 * 365 * 1440))
            yield StoryText(
                number,
                headline=self.text(9),
                summary=self.text(20),
                body=self.text(_WORDS - 29),
                placements=(PlacementText(1, self._random.randrange(20), published),),
            )


def measure(name: str, ask: Callable[[str], object], queries: Sequence[str]) -> None:
    """Ask all queries and print one line."""
    times = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(
        f"{name:36} median {statistics.median(times):6.1f} ms, 95 % {times[int(len(times) * 0.95)]:6.1f} ms"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_scale", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=100_000)
    count = parser.parse_args(arguments).stories
    language = Language()
    with tempfile.TemporaryDirectory() as folder:
        engine = TantivyEngine(Path(folder))
        _index(engine, language, count, Path(folder))
        _search(engine, language)
    return 0


def _index(engine: TantivyEngine, language: Language, count: int, folder: Path) -> None:
    stories = list(language.stories(count))
    begin = time.perf_counter()
    processor = time.process_time()
    engine.rebuild(stories)
    spent = time.perf_counter() - begin
    busy = time.process_time() - processor
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(
        f"{count} stories indexed in {spent:.0f} s ({count / spent:.0f} a second, {count / busy:.0f} a core's second)"
    )
    print(f"index: {size / 1e6:.0f} MB, {size / count:.0f} bytes a story")
    begin = time.perf_counter()
    engine.write(language.stories(1))
    engine.snapshot()
    print(f"one story written and seen: {(time.perf_counter() - begin) * 1000:.0f} ms")


def _search(engine: TantivyEngine, language: Language) -> None:
    edition = Filters(edition=1)
    for length, name in (
        (1, "name of 1 word"),
        (3, "3 words"),
        (8, "question of 8 words"),
        (60, "paragraph of 60 words"),
    ):
        queries = [language.text(length) for _ in range(100)]
        measure(name, lambda query: search(engine, query, _NOW, edition), queries)
    measure(
        "3 words, newest first",
        lambda query: search(engine, query, _NOW, edition, Sort.NEWEST),
        [language.text(3) for _ in range(100)],
    )
    measure(
        "3 words, page 10",
        lambda query: search(engine, query, _NOW, edition, offset=180),
        [language.text(3) for _ in range(100)],
    )
    measure(
        "suggestions",
        lambda query: suggest(engine, query, edition),
        [language.text(2)[:-1] for _ in range(100)],
    )


if __name__ == "__main__":
    sys.exit(main())
