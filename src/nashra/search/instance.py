"""The search engine of this installation, opened at first use in each process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from nashra.search.engine import Engine
from nashra.search.index.tantivy_engine import TantivyEngine


def folder() -> Path:
    """Where the index and what is noted of it are kept."""
    return Path(settings.SEARCH_INDEX)


def engine() -> Engine:
    """The engine of the installation's index."""
    return _opened(folder())


@cache
def _opened(where: Path) -> Engine:
    return TantivyEngine(where)
