"""What a request's Accept-Encoding and If-None-Match ask for."""

from __future__ import annotations

import re

IDENTITY = 0
GZIP = 1  # a bit
BROTLI = 2  # a bit, set where brotli is at least as welcome as gzip

_CODING = re.compile(r"([a-z*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")
_TAG = re.compile(r'(?:W/)?("[^"]*")')


def accepted_codings(header: str | None) -> int:
    """The bits of the codings that may be used. No header: none, as robots without one often know none."""
    weights: dict[str, float] = {}
    for item in (header or "").lower().split(","):
        coding = _CODING.fullmatch(item.strip())
        if coding:
            weights[coding[1].removeprefix("x-")] = float(coding[2] or 1)
    anything = weights.get("*", 0)
    identity = weights.get("identity", 0)
    gzip = weights.get("gzip", anything)
    brotli = weights.get("br", 0)
    bits = GZIP if gzip and gzip >= identity else 0
    return bits | (BROTLI if brotli and brotli >= max(gzip, identity) else 0)


def is_known(if_none_match: str, etag: str) -> bool:
    """Whether a list of tags, or *, holds a tag. Weakly compared, as the RFC wants for If-None-Match."""
    if if_none_match == etag or if_none_match.strip() == "*":
        return True
    return etag.removeprefix("W/") in _TAG.findall(if_none_match)
