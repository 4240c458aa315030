"""A reader whose fragments are in a store of the test's own."""

from __future__ import annotations

import pytest
from tests.network import Network, Outbox
from tests.pages.visitor import Visitor, visitor

from nashra.fragments.store.memory import MemoryStore
from nashra.pages import generation
from nashra.pages import store as stores


@pytest.fixture
def reader(
    monkeypatch: pytest.MonkeyPatch, network: Network, outbox: Outbox, one_connection: None
) -> Visitor:
    """A reader who sees each change at once."""
    store = MemoryStore()
    monkeypatch.setattr(stores, "_store", lambda: store)
    generation.begin()
    return visitor(store, outbox)
