"""A reader of a network whose edge is the test's own: what an address answers right after a change."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote

from django.conf import settings
from django.test import Client
from tests.markup import without_style
from tests.network import Outbox

from nashra.assembly.loader import MissingError, MissingRecipeError
from nashra.edge.responses import PageResponses, Response
from nashra.edge.site_pages import SitePages
from nashra.editions.models import RESERVED_SLUGS
from nashra.pages import invalidate_pages
from nashra.pages.render import fill

_ROUNDS = 6


class Answer(NamedTuple):
    """A status, and where a redirect leads, not percent-encoded."""

    status: int
    location: str = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks the edge, and Django for what the edge leaves to it, after invalidating what the outbox says."""

    pages: SitePages
    outbox: Outbox

    def get(self, path: str, query: str = "", host: str = "maghrib.localhost") -> Answer:
        self._invalidate()
        found = self._in_the_edge(host, path, query)
        if found is None:
            answer = Client(headers={"host": host}).get(quote(path) + (f"?{query}" if query else ""))
            return Answer(answer.status_code, unquote(answer.headers.get("Location", "")))
        response = found.gzip if isinstance(found, PageResponses) else found
        return Answer(response.status, unquote(dict(response.headers).get("location", "")))

    def html(self, path: str, host: str = "maghrib.localhost") -> str:
        """The page of the edge at an address, which must be there; without its style."""
        return without_style(self.body(path, host).decode())

    def body(self, path: str, host: str = "maghrib.localhost") -> bytes:
        """What the edge answers at an address, which must be there."""
        self._invalidate()
        found = self._in_the_edge(host, path, "")
        assert isinstance(found, PageResponses)
        return gzip.decompress(found.gzip.body)

    def headers(self, path: str, host: str = "maghrib.localhost") -> dict[str, str]:
        """The headers of the edge's page at an address, which must be there."""
        self._invalidate()
        found = self._in_the_edge(host, path, "")
        assert isinstance(found, PageResponses)
        return dict(found.gzip.headers)

    def _invalidate(self) -> None:
        if changes := self.outbox.changes():
            invalidate_pages.consume(changes)
            self.outbox.forget()

    def _in_the_edge(self, host: str, path: str, query: str) -> PageResponses | Response | None:
        for _ in range(_ROUNDS):
            try:
                return self.pages.find(host, path, query)
            except MissingError as missing:
                fill(missing.keys)
        try:
            return self.pages.find(host, path, query)
        except MissingRecipeError:
            return None


def visitor(store: object, outbox: Outbox) -> Visitor:
    """A reader of a store."""
    hosts = frozenset(settings.NEWSROOM_HOSTS)
    return Visitor(SitePages(store, RESERVED_SLUGS, hosts), outbox)  # type: ignore[arg-type]
