"""A page's response, made once and sent as often as the page is asked for.

Public pages may be stored by anyone but must be asked for again each time (`no-cache`): that costs a
304 without a body, and a published change is never hidden by a cache. Surrogate-Key names the
stories and editions on a page for a CDN that is told about changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import brotli
import msgspec

from nashra.assembly.page import AssembledPage
from nashra.edge.negotiation import GZIP, is_known
from nashra.edge.policy import PUBLIC_POLICY
from nashra.fragments.model import Recipe

Headers = tuple[tuple[str, str], ...]

_HEADERS: Headers = (
    ("content-type", "text/html; charset=utf-8"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("content-security-policy", PUBLIC_POLICY),
)
_CACHING: Headers = (("cache-control", "no-cache"), ("vary", "Accept-Encoding"))
_GZIP = ("content-encoding", "gzip")
_BROTLI = ("content-encoding", "br")
_KEPT_WHEN_UNCHANGED = frozenset({"cache-control", "etag", "surrogate-key", "vary"})
_QUALITY = (
    5  # a fifth smaller than gzip from blocks, in a third of a millisecond; 11 takes fifty times as long
)

_UNAVAILABLE = """<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><title>503</title>
<h1>الصفحة غير متاحة الآن</h1><p>نعمل على إصلاح الخلل. حاولوا مرة أخرى بعد قليل.</p>
<p lang="en" dir="ltr">This page is not available right now. Please try again in a moment.</p></html>
""".encode()


class Response(msgspec.Struct, frozen=True, gc=False):
    """A response. A HEAD request gets it without its body."""

    status: int
    headers: list[tuple[str, str]]  # in Latin-1; a list, which is what Granian takes; nobody changes it
    body: bytes

    def raw(self) -> list[tuple[bytes, bytes]]:
        """The headers as ASGI wants them."""
        return [(name.encode(), value.encode("latin-1")) for name, value in self.headers]


def response(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> Response:
    """A response with its length."""
    return Response(status, [*headers, ("content-length", str(len(body)))], body)


class PageResponses:
    """A joined page and its responses. `headers` are those of `headers_of`."""

    __slots__ = ("_assembled", "_status", "_without_etag", "asked", "brotli", "etag", "gzip")

    def __init__(self, status: int, headers: Headers, assembled: AssembledPage) -> None:
        self._status = status
        self._assembled = assembled
        self.etag = assembled.etag
        self._without_etag = headers
        size = ("content-length", str(len(assembled.gzip)))
        self.gzip = Response(status, [*headers, ("etag", assembled.etag), _GZIP, size], assembled.gzip)
        self.brotli: Response | None = None  # in brotli, where it was asked for often enough
        self.asked = 0  # times, by clients that take brotli

    def response(self, codings: int, if_none_match: str | None) -> Response:
        """The response for a request."""
        if if_none_match is not None and self._status == 200 and is_known(if_none_match, self.etag):
            return self._unchanged()
        if codings == GZIP:
            return self.gzip
        if codings > GZIP:
            self.asked += 1
            if self.brotli is not None:
                return self.brotli
        return self.gzip if codings & GZIP else response(self._status, self._headers, self._assembled.plain())

    @property
    def _headers(self) -> Headers:
        return (*self._without_etag, ("etag", self.etag))

    def compress(self) -> bytes:
        """The body in brotli. Takes long enough to be done in a thread."""
        return bytes(brotli.compress(self._assembled.plain(), quality=_QUALITY))

    def use_brotli(self, body: bytes) -> None:
        """Answer with this body in brotli from now on."""
        self.brotli = response(self._status, (*self._headers, _BROTLI), body)

    def _unchanged(self) -> Response:
        return Response(304, [header for header in self._headers if header[0] in _KEPT_WHEN_UNCHANGED], b"")


def headers_of(recipe: Recipe) -> Headers:
    """The headers of a recipe's page, whatever it shows now; its own replace those of the same name."""
    headers = dict(_HEADERS + _CACHING)
    headers["surrogate-key"] = " ".join(recipe.surrogates)
    headers |= {name.lower(): value for name, value in recipe.headers}
    return tuple(headers.items())


_IN_QUERIES = "/?:@!$&'()*+,;=~%"


def redirect(path: str, query: str = "") -> Response:
    """301 to the canonical path of a page, with the query that was asked with."""
    asked = f"?{quote(query, safe=_IN_QUERIES, errors='surrogateescape')}" if query else ""
    location = ("location", quote(path, safe="/:@!$&'()*+,;=~") + asked)
    return response(301, (*_HEADERS, *_CACHING, location), b"")


def unavailable() -> Response:
    """503: the page couldn't be rendered."""
    headers = (("retry-after", "5"), ("cache-control", "no-store"))
    return response(503, _HEADERS + headers, _UNAVAILABLE)
