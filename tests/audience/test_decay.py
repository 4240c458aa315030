"""The weight of views as time passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from nashra.audience.decay import HALF_LIFE, WINDOW, score_of, weight_of

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_view_counts_half_after_each_half_life() -> None:
    for lives in range(6):
        assert weight_of(score_of(64, NOW), NOW + lives * HALF_LIFE) == pytest.approx(64 / 2**lives)


def test_order_of_scores_is_that_of_weights_at_any_time() -> None:
    older, newer = score_of(100, NOW - HALF_LIFE), score_of(51, NOW)
    assert older < newer
    for later in (timedelta(0), WINDOW, 10 * WINDOW):
        assert weight_of(older, NOW + later) < weight_of(newer, NOW + later)


def test_scores_of_any_century_are_numbers_that_tell_single_views_apart() -> None:
    for year in (1970, 2026, 2500, 9000):
        when = datetime(year, 1, 1, tzinfo=UTC)
        assert score_of(1_000_000, when) < score_of(1_000_001, when) < score_of(1_000_002, when)


def test_zone_of_a_time_does_not_matter() -> None:
    assert score_of(3, NOW) == score_of(3, NOW.astimezone(ZoneInfo("Africa/Casablanca")))
