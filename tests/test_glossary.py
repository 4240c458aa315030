"""docs/glossary.md has one word for one idea: each is in the code, and words that were given up are not."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "nashra"

IDEAS = {"change log"}
"""Words for several parts of the code together, which none of them has for a name."""

GIVEN_UP = frozenset(
    [
        "Alike",
        "DepartedStory",
        "Filler",
        "Flight",
        "Gathering",
        "Hole",
        "Kept",
        "Namer",
        "Others",
        "Overlaid",
        "Own",
        "Refused",
        "Stem",
        "Tail",
        "Told",
        "Touched",
        "asking",
        "choose_main",
        "door",
        "doors",
        "for_the_desk",
        "furniture",
        "gathering",
        "keep_rows",
        "left_behind",
        "nearness",
        "newsdesk",
        "settle",
        "shelf",
        "telling",
        "touched",
        "wagtail_words",
        "worded",
    ]
)
"""Names that only we used, or that meant two things; the field's words are in their place."""


def terms() -> list[str]:
    """The words of the glossary's first columns."""
    rows = re.findall(
        r"^\| ([^|]+) \|", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    return [term.strip() for row in rows if row != "in the code" for term in row.split(",")]


@cache
def names() -> dict[str, str]:
    """Every name in the source, with a file that has it."""
    found: dict[str, str] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        where = str(file.relative_to(SOURCE))
        found |= dict.fromkeys((file.stem, file.parent.name), where)
        if "migrations" not in file.parts:
            found |= dict.fromkeys(_named(ast.parse(file.read_text(encoding="utf-8"))), where)
    return found


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        for field in ("name", "id", "attr", "arg"):
            if isinstance(name := getattr(node, field, None), str):
                yield name.rpartition(".")[2]


def _words(name: str) -> str:
    """A name as words in small letters: RenderContext, render_context."""
    return " " + re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_|-", " ", name).lower()


def test_each_word_stands_in_the_glossary_once() -> None:
    assert [term for term, times in Counter(map(str.lower, terms())).items() if times > 1] == []


def test_each_word_of_the_glossary_names_something_in_the_code() -> None:
    spelt = {_words(name) for name in names()}
    missing = [term for term in terms() if not any(_words(term) in name for name in spelt)]
    assert set(missing) == IDEAS


def test_no_name_is_a_word_that_was_given_up() -> None:
    assert {name: names()[name] for name in GIVEN_UP & names().keys()} == {}
