"""Copies of the demo's stories as newsrooms make them, and stories that share a subject but not the text."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from nashra.duplicates.compared_text import ComparedText, of_passages

STORIES = Path(__file__).resolve().parent.parent / "src/nashra/demo/stories"
PAIRS = Path(__file__).with_name("same_event.toml")


class Copy(msgspec.Struct, frozen=True):
    """A text that is asked with, and the keys of the stories that it was made from."""

    text: ComparedText
    of: tuple[str, ...]


class Story(msgspec.Struct, frozen=True):
    """A demo story."""

    key: str
    section: str
    text: ComparedText
    other_headlines: tuple[str, ...]  # of editions that say it otherwise


def stories() -> list[Story]:
    """The demo's stories as their files have them."""
    found = []
    for file in sorted(STORIES.glob("*.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["story"]:
            others = (value.get("headline") for value in row.values() if isinstance(value, dict))
            text = of_passages(row["headline"], [row["summary"], *_paragraphs(row["body"])])
            found.append(Story(row["key"], file.stem, text, tuple(head for head in others if head)))
    return found


def _paragraphs(body: str) -> Iterator[str]:
    for block in body.split("\n\n"):
        if block.strip() and not block.strip().startswith("[["):
            yield block.strip().removeprefix("## ").removeprefix("> ").replace("**", "")


def copies(every: Sequence[Story]) -> dict[str, list[Copy]]:
    """For each way of copying, a copy of each story. Headlines are left out but where they are the copy."""
    chance = random.Random(1)
    vocabulary = [word for story in every for passage in story.text.passages for word in passage.split()]
    ways: dict[str, Callable[[Sequence[str]], Sequence[str]]] = {
        "whole, without its headline": lambda passages: passages,
        "first half": lambda passages: _first_words(passages, 0.5),
        "first third": lambda passages: _first_words(passages, 1 / 3),
        "first two paragraphs": lambda passages: passages[1:3],
        "last two paragraphs cut": lambda passages: passages[:-2],
        "paragraphs reordered": lambda passages: chance.sample(passages, len(passages)),
        "a tenth of the words replaced": lambda passages: _replaced(passages, 0.1, vocabulary, chance),
        "a third of the words replaced": lambda passages: _replaced(passages, 1 / 3, vocabulary, chance),
        "first half, a tenth replaced": lambda passages: _replaced(
            _first_words(passages, 0.5), 0.1, vocabulary, chance
        ),
    }
    made = {
        name: [Copy(of_passages("", way(story.text.passages)), (story.key,)) for story in every]
        for name, way in ways.items()
    }
    made["two merged"] = [_merged(story, chance.choice(every)) for story in every]
    made["the headline alone, reworded by another edition"] = [
        Copy(ComparedText(headline), (story.key,)) for story in every for headline in story.other_headlines
    ]
    made["the headline alone, two words of it other"] = [
        Copy(ComparedText(_with_other_words(story.text.headline, vocabulary, chance)), (story.key,))
        for story in every
    ]
    return made


def _first_words(passages: Sequence[str], part: float) -> list[str]:
    left = round(sum(len(passage.split()) for passage in passages) * part)
    kept = []
    for passage in passages:
        words = passage.split()[:left]
        kept.append(" ".join(words))
        left -= len(words)
    return kept


def _replaced(
    passages: Sequence[str], part: float, vocabulary: Sequence[str], chance: random.Random
) -> list[str]:
    return [
        " ".join(chance.choice(vocabulary) if chance.random() < part else word for word in passage.split())
        for passage in passages
    ]


def _merged(story: Story, other: Story) -> Copy:
    halves = [*_first_words(story.text.passages, 0.5), *_first_words(other.text.passages, 0.5)]
    return Copy(of_passages("", halves), tuple({story.key, other.key}))


def _with_other_words(headline: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    words = headline.split()
    for place in chance.sample(range(len(words)), 2):
        words[place] = chance.choice(vocabulary)
    chance.shuffle(words)
    return " ".join(words)


def pairs() -> list[tuple[ComparedText, ComparedText]]:
    """Pairs of stories on one event that were written apart."""
    rows: list[dict[str, Any]] = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    return [(_written(row["one"]), _written(row["other"])) for row in rows]


def _written(row: dict[str, str]) -> ComparedText:
    return of_passages(row["headline"], row["body"].split("\n\n"))
