"""An edge for a server process: its store's folder comes from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.edge.conftest import RESERVED, django

from nashra.edge.app import Edge
from nashra.fragments.model import Fragment
from nashra.fragments.store.lmdb.store import LmdbStore, open_store

STORE = "NASHRA_TEST_STORE"


def opened(folder: Path) -> LmdbStore:
    """The store that the test and all workers share."""
    return open_store(folder, "test", 1 << 50, evictable=frozenset({b"story-page", b"story"}))


def nothing(keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
    """Nothing is missing here."""
    return {}


async def behind(scope: Any, receive: Any, send: Any) -> None:
    """Send back in pieces what was sent, after what was said about it."""
    if scope["method"] != "POST":
        await django(scope, receive, send)
        return
    told = {name: scope[name] for name in ("type", "method", "scheme", "path", "query_string", "root_path")}
    told |= {"client": scope["client"][0], "cookies": [v for k, v in scope["headers"] if k == b"cookie"]}
    headers = [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    await send({"type": "http.response.start", "status": 201, "headers": headers})
    await send({"type": "http.response.body", "body": repr(told).encode() + b"\n", "more_body": True})
    while True:
        message = await receive()
        await send({"type": "http.response.body", "body": message["body"], "more_body": message["more_body"]})
        if not message["more_body"]:
            return


def application() -> Edge:
    """What Granian serves."""
    return Edge(lambda: opened(Path(os.environ[STORE])), nothing, behind, RESERVED)
