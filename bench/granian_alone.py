"""What Granian itself takes: an application that answers with finished responses, whatever changes meanwhile.

It asks of a request what the edge asks and sends the same headers and bytes, and does nothing else. What lies
between it and nginx, no edge behind Granian can make up.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bench import site_of_fragments as site
from nashra.edge.responses import PageResponses, Response
from nashra.edge.site_pages import SitePages


def application() -> Callable[[Any, Any], Awaitable[None]]:
    """The application, with all pages as they are now."""
    finished = _responses()

    async def answer(scope: Any, protocol: Any) -> None:
        header = scope.headers.get
        if scope.proto != "http" or scope.method != "GET":
            protocol.response_empty(405, [])
            return
        for name in ("host", "accept-encoding", "if-none-match"):
            header(name)
        response = None if scope.query_string else finished.get(scope.path)
        if response is None:
            protocol.response_empty(404, [])
        else:
            protocol.response_bytes(response.status, response.headers, response.body)

    return answer


def _responses() -> dict[str, Response]:
    store = site.store_at(Path(os.environ[site.STORE]))
    pages = SitePages(store, frozenset({"-"}), frozenset())
    paths = [site.path(number) for number in range(site.STORIES)]
    found = {path: pages.find("bench.localhost", path, "") for path in paths}
    store.close()
    return {path: page.gzip for path, page in found.items() if isinstance(page, PageResponses)}
