"""A reader, a small site and a Django that only says that it was asked."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import pytest

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
from nashra.fragments.store.memory import MemoryStore

RESERVED = frozenset({"newsroom", "-", "static", "media", "search", "topic", "archive"})


@dataclass(frozen=True)
class Response:
    """What a reader got."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, decompressed."""
        body = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        return body.decode()


async def ask(
    edge: Edge, path: str, query: bytes = b"", method: str = "GET", **headers: str | bytes
) -> Response:
    """Send a request through an edge."""
    sent: list[Mapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    raw = {name: value.encode() if isinstance(value, str) else value for name, value in headers.items()}
    pairs = [
        (name.replace("_", "-").encode(), value) for name, value in ({"host": b"one.test"} | raw).items()
    ]
    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": pairs}
    await edge(scope, receive, send)
    start, *bodies = sent
    names = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
    return Response(start["status"], names, b"".join(body.get("body", b"") for body in bodies))


async def django(scope: Any, receive: Any, send: Any) -> None:
    """What stands behind the edge."""
    headers = [(b"asked", b"django")]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": b"from behind"})


@dataclass
class Site:
    """A site whose database is a dict, its store, and what was rendered."""

    store: MemoryStore = field(default_factory=MemoryStore)
    database: dict[bytes, Fragment] = field(default_factory=dict)
    rendered: list[bytes] = field(default_factory=list)
    version: int = 1
    lock: Lock = field(default_factory=Lock)

    def fill(self, keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
        """Render what there is in the database."""
        found = {key: self.database[key] for key in keys if key in self.database}
        with self.lock:
            self.rendered += keys
        self.store.put_many([Entry(key, self.version, fragment) for key, fragment in found.items()])
        return found

    def publish(self, fragments: Mapping[bytes, Fragment]) -> None:
        """Change something, and store its rendering."""
        self.version += 1
        self.database.update(fragments)
        self.store.put_many([Entry(key, self.version, fragment) for key, fragment in fragments.items()])

    def edge(self, **changes: Any) -> Edge:
        """An edge in front of it."""
        given: dict[str, Any] = {
            "open_store": lambda: self.store,
            "fill": self.fill,
            "fallback": django,
            "reserved": RESERVED,
        }
        return Edge(**(given | changes))


def headlines(*numbers: int) -> ListFragment:
    """A list of stories."""
    return ListFragment(b"<ul>", tuple(ListItem(number, b"<li>%d" % number) for number in numbers), b"</ul>")


def story(number: int, path: str, **changes: Any) -> Recipe:
    """A story's recipe."""
    parts = (Part(b"g/1/top/"), Part(b"g/1/story/%d" % number), Part(b"g/1/shared/"))
    given: dict[str, Any] = {
        "status": 200,
        "path": path,
        "numbers": (number,),
        "parts": parts,
        "surrogates": ("e1", f"s{number}"),
    }
    return Recipe(**(given | changes))


@pytest.fixture
def site() -> Site:
    """Two editions, of which the first has a home, a section and two stories."""
    return Site(
        database={
            SITES: Sites({"one.test": "g/1/", "two.test": "g/2/"}, "g/1/"),
            b"g/1/page/home": Recipe(200, "/", (), (Part(b"g/1/top/"), Part(b"g/1/shared/")), ("e1",)),
            b"g/2/page/home": Recipe(200, "/", (), (Part(b"g/2/top/"),), ("e2",)),
            "g/1/section-page/رياضة".encode(): Recipe(200, "/رياضة", (), (Part(b"g/1/top/"),), ("e1",)),
            b"g/1/story-page/7": story(7, "/رياضة/7/سابعة"),
            b"g/1/story-page/8": story(8, "/رياضة/8/ثامنة"),
            b"g/1/story-page/9": story(9, "", status=410, headers=(("X-Robots-Tag", "noindex"),)),
            b"g/1/top/": Piece("<h1>نشرة</h1>".encode()),
            b"g/2/top/": Piece(b"<h1>two</h1>"),
            b"g/1/story/7": Piece(b"<p>seven</p>"),
            b"g/1/story/8": Piece(b"<p>eight</p>"),
            b"g/1/story/9": Piece(b"<p>gone</p>"),
            b"g/1/shared/": Bundle((Part(b"g/1/latest/", 2),)),
            b"g/1/latest/": headlines(8, 7, 6, 5),
        }
    )


@pytest.fixture
def loop() -> Any:
    """An event loop that is closed afterwards, with all its tasks."""
    with asyncio.Runner() as runner:
        yield runner
