"""Content security policies: of every public page, whoever answers it, and of a draft shown in the newsroom."""

from __future__ import annotations

_SOURCES = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src https:; "
    "object-src 'none'; "
)
_BOUNDS = "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

PUBLIC_POLICY = _SOURCES + _BOUNDS
"""No inline script. The style stands in the page, so that no request holds up the first screen.
Embeds are loaded in frames, on a click."""

DRAFT_POLICY = f"sandbox allow-same-origin; {_SOURCES}script-src 'none'; {_BOUNDS}"
"""A draft lies on the newsroom's origin, where no script of a page may run; the newsroom scrolls it from outside."""
