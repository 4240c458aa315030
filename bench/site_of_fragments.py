"""A made-up edition in fragments of the size that real ones have, and the application that serves it.

A page is about 26 KB: header, story, see also, related, then what all pages share (latest, five sections,
most read), and a footer. `NASHRA_BENCH_STORE` names the folder of the store.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from nashra.edge.app import Edge
from nashra.fragments.model import (
    SITES,
    Bundle,
    Entry,
    Fragment,
    ListFragment,
    ListItem,
    Part,
    Piece,
    Recipe,
    Sites,
)
from nashra.fragments.store.lmdb.store import LmdbStore, open_store

STORIES = 2000
STORE = "NASHRA_BENCH_STORE"

_PREFIX = b"g1/1/"
_SECTIONS = ("world", "sport", "arts", "health", "economy")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_chance = random.Random(7)
_WORDS = ["".join(_chance.choices(_LETTERS, k=_chance.randint(2, 8))) for _ in range(4000)]


def words(count: int) -> str:
    """Words of which some are frequent, as in any language."""
    return " ".join(_WORDS[int(len(_WORDS) * _chance.random() ** 3)] for _ in range(count))


SLUGS = [words(7).replace(" ", "-") for _ in range(STORIES)]
HEADLINES = [words(9) for _ in range(STORIES)]


def path(number: int) -> str:
    """A story's canonical path."""
    return f"/{_SECTIONS[number % len(_SECTIONS)]}/{number + 1}/{SLUGS[number]}"


def item(number: int) -> ListItem:
    """A story's line in a list, with a small picture."""
    time = f"09:{number % 60:02}"
    html = (
        f'<li class="headline"><a href="{path(number)}"><img src="/media/images/{number}.width-160.webp" '
        f'width="160" height="90" alt="" loading="lazy"><span>{HEADLINES[number]}</span></a>'
        f'<time datetime="2026-03-{number % 28 + 1:02}T{time}:00Z">{time}</time></li>\n'
    )
    return ListItem(number + 1, html.encode())


def list_fragment(name: str, numbers: Sequence[int]) -> ListFragment:
    """A list of stories."""
    opening = f'<section class="{name}"><h2>{name}</h2><ol>\n'.encode()
    return ListFragment(opening, tuple(map(item, numbers)), b"</ol></section>\n")


def body(number: int) -> Piece:
    """A story: photo, dateline and twelve paragraphs."""
    paragraphs = "".join(f"<p>{words(52)}</p>\n" for _ in range(12))
    return Piece(f"<article><h1>{HEADLINES[number]}</h1><figure></figure>{paragraphs}</article>".encode())


def recipe(number: int) -> Recipe:
    """A story's page."""
    parts = (
        Part(_PREFIX + b"header/"),
        Part(_PREFIX + b"story/%d" % number),
        Part(_PREFIX + b"see-also/%d" % number, 3),
        Part(_PREFIX + b"related/%d" % number, 5),
        Part(_PREFIX + b"shared/"),
        Part(_PREFIX + b"footer/"),
    )
    return Recipe(200, path(number), (number + 1,), parts, ("e1", f"s{number + 1}"))


def shared_lists(recent: Sequence[int]) -> dict[bytes, Fragment]:
    """The lists that change when the given stories are the newest."""
    lists: dict[bytes, Fragment] = {_PREFIX + b"latest/": list_fragment("latest", recent[:16])}
    for place, section in enumerate(_SECTIONS):
        of_section = [number for number in recent if number % len(_SECTIONS) == place]
        lists[_PREFIX + b"section/" + section.encode()] = list_fragment(section, of_section[:10])
    return lists


def story(number: int) -> dict[bytes, Fragment]:
    """What belongs to one story."""
    near = [(number * 7 + step * 13) % STORIES for step in range(1, 9)]
    # An editor's hand-picked stories; in one page of five, one of them is among the related ones too.
    picked = [(number * 3 + step * 17) % STORIES for step in range(1, 4)]
    if number % 5 == 0:
        picked[0] = near[number % 4]
    return {
        _PREFIX + b"story-page/%d" % (number + 1): recipe(number),
        _PREFIX + b"story/%d" % number: body(number),
        _PREFIX + b"see-also/%d" % number: list_fragment("see-also", picked),
        _PREFIX + b"related/%d" % number: list_fragment("related", near),
    }


def furniture() -> dict[bytes, Fragment]:
    """What never changes."""
    links = "".join(f'<li><a href="/{words(1)}">{words(2)}</a></li>' for _ in range(30))
    bundle = Bundle(
        (
            Part(_PREFIX + b"latest/", 8),
            *(Part(_PREFIX + b"section/" + section.encode(), 4) for section in _SECTIONS),
            Part(_PREFIX + b"most-read/", 8),
        )
    )
    return {
        SITES: Sites({"bench.localhost": _PREFIX.decode()}, _PREFIX.decode()),
        _PREFIX + b"shared/": bundle,
        _PREFIX + b"most-read/": list_fragment("most-read", range(100, 112)),
        _PREFIX + b"header/": Piece(f"<!doctype html><html><head></head><nav>{links}</nav>".encode()),
        _PREFIX + b"footer/": Piece(f"<footer>{words(40)}</footer></html>".encode()),
    }


def fragments() -> Iterator[dict[bytes, Fragment]]:
    """The whole edition, in handy portions."""
    yield furniture()
    yield shared_lists(range(200))
    for number in range(STORIES):
        yield story(number)


def entries(portion: Mapping[bytes, Fragment], version: int) -> list[Entry]:
    """A portion on its way into the store."""
    return [Entry(key, version, fragment) for key, fragment in portion.items()]


def store_at(folder: Path) -> LmdbStore:
    """The bench's store."""
    kinds = frozenset({b"story-page", b"story", b"see-also", b"related"})
    return open_store(folder, "bench", 1 << 50, evictable=kinds)


async def nothing_behind(scope: Any, receive: Any, send: Any) -> None:
    """In place of Django: 404."""
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


def application() -> Edge:
    """The edge in front of the bench's store."""
    folder = Path(os.environ[STORE])
    return Edge(lambda: store_at(folder), lambda keys: {}, nothing_behind, frozenset({"-"}))
