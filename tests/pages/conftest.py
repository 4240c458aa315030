"""A reader whose fragments are in a store of the test's own."""

from __future__ import annotations

import pytest
from tests.network import Network, Outbox
from tests.pages.visitor import Visitor, visitor

from nashra.fragments.store.memory import MemoryStore
from nashra.pages import generation


@pytest.fixture
def reader(memory_store: MemoryStore, network: Network, outbox: Outbox, one_connection: None) -> Visitor:
    """A reader who sees each change at once."""
    generation.begin()
    return visitor(memory_store, outbox)
