"""Through what this process changes the newsroom's data, for the audit to say where nobody has logged in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

NEWSROOM, COMMAND_LINE, WORKER = "newsroom", "command", "worker"

_origins = [NEWSROOM]


@contextmanager
def acting_as(name: str) -> Iterator[None]:
    """All that the process does meanwhile, in whatever thread, it does as this."""
    _origins.append(name)
    try:
        yield
    finally:
        _origins.pop()


def origin() -> str:
    """As what the process acts."""
    return _origins[-1]
