"""An edge for a server process: its store's folder comes from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.edge.conftest import RESERVED, django

from nashra.edge.app import Edge
from nashra.fragments.lmdb import LmdbStore, open_store
from nashra.fragments.model import Fragment

STORE = "NASHRA_TEST_STORE"


def opened(folder: Path) -> LmdbStore:
    """The store that the test and all workers share."""
    return open_store(folder, "test", 1 << 50, evictable=frozenset({b"story-page", b"story"}))


def nothing(keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
    """Nothing is missing here."""
    return {}


def application() -> Edge:
    """What Granian serves."""
    return Edge(lambda: opened(Path(os.environ[STORE])), nothing, django, RESERVED)
