"""How many views one address may add."""

from __future__ import annotations

import pytest

from nashra.audience import bounds
from nashra.audience.bounds import OF_A_STORY, OF_ALL, WINDOW, Bounds


def test_address_adds_so_many_views_of_a_story_and_begins_anew_after_the_window() -> None:
    bound = Bounds()
    allowed = [bound.allows("203.0.113.7", (1, 12), float(second)) for second in range(OF_A_STORY + 5)]
    assert allowed == [True] * OF_A_STORY + [False] * 5
    assert bound.allows("203.0.113.7", (1, 13), 30.0)
    assert bound.allows("203.0.113.7", (1, 12), WINDOW)


def test_address_adds_so_many_views_of_all_stories() -> None:
    bound = Bounds()
    assert sum(bound.allows("203.0.113.7", (1, story), 0.0) for story in range(OF_ALL + 50)) == OF_ALL


def test_no_number_of_addresses_takes_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "ADDRESSES", 10)
    bound = Bounds()
    assert all(bound.allows(f"198.51.100.{one}", (1, 12), 0.0) for one in range(200))
    assert len(bound._known) <= 10
