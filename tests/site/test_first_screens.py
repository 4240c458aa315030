"""A new process opens the newsroom's first screens by itself, as nobody sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.network import Network

from nashra.newsroom.models import Article
from nashra.site import first_screens


def test_the_first_screens_open_and_leave_nothing_behind(
    network: Network, publish: Callable[..., Article]
) -> None:
    publish()
    get_user_model().objects.create_superuser("مدير", password="-")
    with CaptureQueriesContext(connection) as asked:
        assert first_screens.open_screens() == [200] * len(first_screens.SCREENS)
    assert [one["sql"] for one in asked if not one["sql"].lstrip().startswith("SELECT")] == []


def test_where_nobody_runs_the_network_no_screen_is_opened(network: Network) -> None:
    assert first_screens.open_screens() == []


def test_a_screen_that_fails_is_logged_and_holds_up_no_other(
    network: Network, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    get_user_model().objects.create_superuser("مدير", password="-")
    monkeypatch.setattr(first_screens, "SCREENS", ("no_such_screen", "desk"))
    assert first_screens.open_screens() == [None, 200]
    assert "no_such_screen could not be opened" in caplog.text
