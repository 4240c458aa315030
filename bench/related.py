"""Measures related stories: ``python -m bench.related [STORIES]`` times them, ``--quality`` judges them.

Timed is ``related.compute`` as publishing calls it: the story is in the database and not yet in the index, which
has so many stories of invented words (see ``bench.search_scale``); written rows and the change are included.
Judged are the demo's stories by section, and by the affairs that were labelled by hand; and, where a collection
in the SQuAD format is named, its paragraphs by the article that they come from.
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
from datetime import timedelta
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
from django.utils import timezone  # noqa: E402

from bench.duplicate_copies import STORIES  # noqa: E402
from bench.search_scale import Language  # noqa: E402
from nashra.arabic.analysis.tokens import words  # noqa: E402
from nashra.editions import doors  # noqa: E402
from nashra.newsroom.models import Article, Placement  # noqa: E402
from nashra.search import related  # noqa: E402
from nashra.search import stories as indexed  # noqa: E402
from nashra.search.engine import StoryText  # noqa: E402
from nashra.search.nearness import likeness, profile  # noqa: E402
from nashra.search.nearness import nearest as nearness  # noqa: E402
from nashra.search.nearness.nearest import Story  # noqa: E402
from nashra.search.opened import engine  # noqa: E402
from nashra.search.related.gathering import Sample  # noqa: E402

AFFAIRS = Path(__file__).resolve().parent.parent / "tests/search/affairs.toml"
PUBLISHED = 100
SHOWN = 5
_BATCH = 5_000

Lists = Mapping[str, Any]

_WITHOUT_SECTION = {"_OF_SAME_SECTION": 0.0, "_SAME_SECTION": 0.0}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.related", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=100_000)
    parser.add_argument("--quality", action="store_true")
    parser.add_argument("--squad", type=Path)
    given = parser.parse_args(arguments)
    if given.quality or given.squad:
        _judge(given.squad)
    else:
        _time(given.stories)
    return 0


def _time(count: int) -> None:
    call_command("migrate", verbosity=0)
    edition = doors.add_edition(name="Bench", slug="bench", host="bench.localhost", country="MA")
    shown = [doors.show_section(edition, name=f"s{n}", slug=f"s{n}") for n in range(20)]
    texts = Language().stories(count + PUBLISHED)
    made = [_make(list(islice(texts, _BATCH)), edition.pk, shown) for _ in range(-(-count // _BATCH))]
    engine().rebuild(text for batch in made for text in batch)
    engine().snapshot()
    new = [text.number for text in _make(list(islice(texts, PUBLISHED)), edition.pk, shown)]
    times = []
    for number in new:
        begin = time.perf_counter()
        related.compute(number)
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    median, late = statistics.median(times), times[int(len(times) * 0.95)]
    print(
        f"{count} stories, computed at publish: median {median:.1f} ms, 95 % {late:.1f} ms, least {times[0]:.1f}"
    )


def _make(texts: Sequence[StoryText], edition: int, shown: Sequence[Any]) -> list[StoryText]:
    """Put stories into the database; gives them as the index takes them."""
    now, made = timezone.now(), []
    for text in texts:
        body = [("paragraph", f"<p>{text.body}</p>")]
        made.append(Article(headline=text.headline, summary=text.summary, body=body, live=True))
    Article.objects.bulk_create(made)
    places = [
        Placement(
            article=article,
            edition_id=edition,
            section=shown[number % len(shown)],
            live=True,
            published_at=now - timedelta(minutes=number),
        )
        for number, article in enumerate(made)
    ]
    Placement.objects.bulk_create(places)
    return list(indexed.of_numbers(article.pk for article in made))


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
            module = next(one for one in (profile, likeness, nearness) if hasattr(one, name))
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
    return Story(number, text, words(row["headline"]), published, frozenset([hash(row["section"])]), ("ar",))


def _lists(stories: Sequence[Story], demo: Sequence[Mapping[str, Any]]) -> Lists:
    sample = Sample(stories)
    found = {}
    for story in stories:
        others = [other for other in stories if other is not story]
        chosen = nearness.nearest(story, others, sample).chosen
        found[demo[story.number]["key"]] = [demo[one.story]["key"] for one in chosen]
    return found


def _squad(file: Path) -> str:
    """Of the other paragraphs of a paragraph's article, the part that is found among the first five."""
    titles: dict[str, str] = {}
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        titles |= {paragraph["context"]: article["title"] for paragraph in article["paragraphs"]}
    stories = [Story(n, words(text), (), 0.0, frozenset(), ("ar",)) for n, text in enumerate(titles)]
    by_title: dict[str, set[int]] = defaultdict(set)
    for number, title in enumerate(titles.values()):
        by_title[title].add(number)
    sample, parts = Sample(stories), []
    for story, title in zip(stories, titles.values(), strict=True):
        if wanted := by_title[title] - {story.number}:
            chosen = nearness.nearest(story, [one for one in stories if one is not story], sample).chosen
            parts.append(_part([one.story for one in chosen], wanted))
    return f"{statistics.mean(parts):.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
