"""Filling what the store misses, for a reader who waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.network import Network

from nashra.fragments.model import Entry, Recipe
from nashra.fragments.store.memory import MemoryStore
from nashra.fragments.store.protocol import StoreWriteError
from nashra.newsroom.models import Article
from nashra.pages import generation
from nashra.pages import store as stores
from nashra.pages.render import fill


class FullDisk(MemoryStore):
    """A store that takes nothing more once it is full."""

    is_full = False

    def put_many(self, entries: Sequence[Entry]) -> int:
        if self.is_full:
            raise StoreWriteError("no space left on device")
        return super().put_many(entries)


@pytest.mark.usefixtures("one_connection")
def test_reader_gets_what_a_full_disk_cannot_keep(
    network: Network, publish: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    article, store = publish("هدنة في الجنوب"), FullDisk()
    monkeypatch.setattr(stores, "_store", lambda: store)
    key = f"{generation.begin().default}story-page/{article.pk}".encode()
    store.is_full = True
    made = fill([key])[key]
    assert isinstance(made, Recipe)
    assert "هدنة في الجنوب" in made.pieces[0].decode()
