"""Measures related stories: ``python -m bench.related [STORIES]`` and ``--demo`` time them, ``--quality`` judges them.

Timed is ``related.compute`` as publishing calls it, with the rows and the change that it writes, without what
follows the change. The story is in the database and not yet in the index, which has so many stories of invented
words, whose frequencies fall as those of a language do, 300 words each; the lists of all of them are full. Or it
is each of the demo's, of which no list knows yet. Judged are the demo's stories by section, and by the affairs that
were labelled by hand; where a collection in the SQuAD format is named, its paragraphs by their article.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="nashra-bench-")
os.environ["NASHRA_DATA"] = _FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models import Q  # noqa: E402

from bench.archive import fill_lists, kept, texts  # noqa: E402
from bench.duplicate_copies import STORIES  # noqa: E402
from nashra.arabic.analysis.tokens import words  # noqa: E402
from nashra.changes import outbox  # noqa: E402
from nashra.demo.load import load  # noqa: E402
from nashra.editions.actions.add_edition import add_edition  # noqa: E402
from nashra.editions.actions.show_section import show_section  # noqa: E402
from nashra.newsroom.models import Article  # noqa: E402
from nashra.related.actions.compute import compute  # noqa: E402
from nashra.related.models import RelatedStory  # noqa: E402
from nashra.related.neighbourhood import Sample  # noqa: E402
from nashra.related.similarity import cosine  # noqa: E402
from nashra.related.similarity import nearest as nearness  # noqa: E402
from nashra.related.similarity.nearest import Story  # noqa: E402
from nashra.search import profile  # noqa: E402
from nashra.search.indexing.rebuild import rebuild  # noqa: E402
from nashra.search.instance import engine  # noqa: E402

AFFAIRS = Path(__file__).resolve().parent.parent / "tests/search/affairs.toml"
PUBLISHED = 100
SHOWN = 5

Lists = Mapping[str, Any]

_WITHOUT_SECTION = {"_OF_SAME_SECTION": 0.0, "_SAME_SECTION": 0.0}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.related", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=100_000)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--quality", action="store_true")
    parser.add_argument("--squad", type=Path)
    given = parser.parse_args(arguments)
    if given.quality or given.squad:
        _judge(given.squad)
        return 0
    call_command("migrate", verbosity=0)
    times = _times_of_demo() if given.demo else _times(given.stories)
    for name, its in (
        ("wall clock", [wall for wall, _ in times]),
        ("processor", [busy for _, busy in times]),
    ):
        its.sort()
        median, late = statistics.median(its), its[int(len(its) * 0.95)]
        print(f"computed at publish, {name}: median {median:.1f} ms, 95 % {late:.1f} ms")
    return 0


def _times_of_demo() -> list[tuple[float, float]]:
    load(lambda text: None)
    rebuild()
    times = []
    for number in Article.objects.filter(live=True).values_list("pk", flat=True):
        RelatedStory.objects.filter(Q(article=number) | Q(related=number)).delete()
        times.append(_computed(number))
    return times


def _times(count: int) -> list[tuple[float, float]]:
    edition = add_edition(name="Bench", slug="bench", host="bench.localhost", country="MA")
    shown = [show_section(edition, name=f"s{n}", slug=f"s{n}") for n in range(20)]
    given = texts(count + PUBLISHED)
    engine().rebuild(kept(islice(given, count), edition, shown))
    engine().snapshot()
    new = [text.number for text in kept(given, edition, shown, whole=True)]
    _computed(new[0])
    fill_lists(count, RelatedStory.objects.filter(article=new[0]).values_list("score", flat=True))
    return [_computed(number) for number in new[1:]]


def _computed(number: int) -> tuple[float, float]:
    """Milliseconds by the clock and of the processor."""
    with mock.patch.object(outbox.committed, "receivers", []):
        clock, busy = time.perf_counter(), time.process_time()
        compute(number)
    return (time.perf_counter() - clock) * 1000, (time.process_time() - busy) * 1000


_STEPS: Sequence[tuple[str, Mapping[str, Any]]] = (
    ("words", {"ZONES": (), "_FIRST_ALONE": 0.0, "_OF_SAME_TIME": 0.0, **_WITHOUT_SECTION}),
    ("+ early words weigh more", {"_FIRST_ALONE": 0.0, "_OF_SAME_TIME": 0.0, **_WITHOUT_SECTION}),
    ("+ one name is not an affair", {"_OF_SAME_TIME": 0.0, **_WITHOUT_SECTION}),
    ("+ time", _WITHOUT_SECTION),
    ("+ section", {}),
)


def _judge(squad: Path | None) -> None:
    demo, mates = _demo(), _mates()
    sections = {story["key"]: story["section"] for story in demo}
    chance = random.Random(1)
    anyone = {key: [one for one in sections if one != key] for key in sections}
    same = {key: [one for one in anyone[key] if sections[one] == sections[key]] for key in sections}
    print("| | section | section or affair | affair found | article found |\n|---|---|---|---|---|")
    for name, among in (("at random", anyone), ("of the section, at random", same)):
        _print(name, {key: chance.sample(its, SHOWN) for key, its in among.items()}, sections, mates, "")
    for name, values in _STEPS:
        with _patched(values):
            paragraphs = _squad(squad) if squad else ""
            _print(
                name,
                _lists([_story(n, row) for n, row in enumerate(demo)], demo),
                sections,
                mates,
                paragraphs,
            )


@contextmanager
def _patched(values: Mapping[str, Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for name, value in values.items():
            module = next(one for one in (profile, cosine, nearness) if hasattr(one, name))
            stack.enter_context(mock.patch.object(module, name, value))
        yield


def _print(name: str, lists: Lists, sections: Mapping[str, str], mates: Lists, found: str) -> None:
    shown = [(key, other) for key, others in lists.items() for other in others[:SHOWN]]
    places = SHOWN * len(lists)
    section = sum(sections[key] == sections[other] for key, other in shown) / places
    either = (
        sum(sections[key] == sections[other] or other in mates.get(key, ()) for key, other in shown) / places
    )
    affair = statistics.mean(_part(lists[key], its) for key, its in mates.items())
    print(f"| {name} | {section:.2f} | {either:.2f} | {affair:.2f} | {found} |")


def _part(shown: Sequence[Any], wanted: Collection[Any]) -> float:
    return len(set(shown[:SHOWN]) & set(wanted)) / min(SHOWN, len(wanted))


def _demo() -> list[dict[str, Any]]:
    return [
        story | {"section": file.stem}
        for file in sorted(STORIES.glob("*.toml"))
        for story in tomllib.loads(file.read_text(encoding="utf-8"))["story"]
    ]


def _mates() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for affair in tomllib.loads(AFFAIRS.read_text(encoding="utf-8"))["affairs"].values():
        for key in affair:
            found[key] |= {*affair} - {key}
    return found


def _story(number: int, row: Mapping[str, Any]) -> Story:
    body = " ".join(block for block in row["body"].split("\n\n") if not block.startswith("[["))
    text = words(f"{row['headline']} {row['kicker']} {row['summary']} {body}")
    published = -86_400.0 * row["days_ago"]
    headline = len(words(row["headline"]))
    return _compared(number, text, headline, published, frozenset([hash(row["section"])]))


def _compared(
    number: int, text: list[str], headline: int, published: float, sections: frozenset[int]
) -> Story:
    stems = [profile.telling_stem(word, "ar") for word in text]
    return Story(number, profile.profile(stems, headline), " ".join(text), published, sections, ("ar",))


def _lists(stories: Sequence[Story], demo: Sequence[Mapping[str, Any]]) -> Lists:
    sample = Sample(stories)
    found = {}
    for story in stories:
        others = [other for other in stories if other is not story]
        chosen = nearness.nearest(story, others, cosine.rarities(story.profile, sample)).chosen
        found[demo[story.number]["key"]] = [demo[one.story]["key"] for one in chosen]
    return found


def _squad(file: Path) -> str:
    """Of the other paragraphs of a paragraph's article, the part that is found among the first five."""
    titles: dict[str, str] = {}
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        titles |= {paragraph["context"]: article["title"] for paragraph in article["paragraphs"]}
    stories = [_compared(n, words(text), 0, 0.0, frozenset()) for n, text in enumerate(titles)]
    by_title: dict[str, set[int]] = defaultdict(set)
    for number, title in enumerate(titles.values()):
        by_title[title].add(number)
    sample, parts = Sample(stories), []
    for story, title in zip(stories, titles.values(), strict=True):
        if wanted := by_title[title] - {story.number}:
            others, rarity = (
                [one for one in stories if one is not story],
                cosine.rarities(story.profile, sample),
            )
            chosen = nearness.nearest(story, others, rarity).chosen
            parts.append(_part([one.story for one in chosen], wanted))
    return f"{statistics.mean(parts):.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
