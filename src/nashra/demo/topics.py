"""The demo's topics and authors, with what their pages say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nashra.newsroom.actions.edit_topic import add_topic
from nashra.newsroom.models import Author, Topic, TopicWording

_FILE = Path(__file__).parent / "topics.toml"


def read() -> dict[str, list[dict[str, Any]]]:
    """Topics and authors as the file has them."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def load_topics(names: Iterable[str]) -> dict[str, Topic]:
    """Make the topics of these names, and what they belong to before them; returns them by name."""
    made: dict[str, Topic] = {}
    for given in _wanted(read()["topic"], set(names)):
        french = [TopicWording(language="fr", name=given["french"])] if "french" in given else []
        made[given["name"]] = add_topic(
            name=given["name"],
            kind=given["kind"],
            aliases="\n".join(given.get("aliases", ())),
            text=given["text"],
            parent=made.get(given.get("parent", "")),
            wordings=french,
        )
    return made


def _wanted(topics: list[dict[str, Any]], names: set[str]) -> list[dict[str, Any]]:
    """What belongs to another topic stands behind it in the file, so the way back finds all parents."""
    wanted = []
    for given in reversed(topics):
        if given["name"] in names:
            wanted.append(given)
            names.add(given.get("parent", ""))
    return wanted[::-1]


def load_authors(names: Iterable[str]) -> dict[str, Author]:
    """Make the authors of these names, with what the file says of them."""
    said = {given["name"]: given for given in read()["author"]}
    return {
        name: Author.objects.create(**({"name": name} | said.get(name, {}))) for name in sorted(set(names))
    }
