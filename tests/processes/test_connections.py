"""A server's process keeps a bounded number of database connections open, however many requests it has answered."""

from __future__ import annotations

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.processes.running import Installation

from nashra.site.threads import THREADS

FILLING = 4
"""Threads that render for readers, in each process."""


@pytest.fixture(scope="module")
def site(shared_site: Installation) -> Installation:
    return shared_site


def connections(process: int) -> int:
    """How many times a process has the database open."""
    names = []
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(OSError):  # closed meanwhile
            names.append(descriptor.readlink().name)
    return names.count("nashra.sqlite3")


def search(site: Installation, count: int) -> None:
    with site.reader() as reader:
        for number in range(count):
            assert reader.get(f"/search?q={quote('هدنة')}+{number}").status == 200


def test_connections_stay_bounded_after_300_requests_and_after_100_at_once(site: Installation) -> None:
    workers = site.workers()
    search(site, 300)
    in_turn = {worker: connections(worker) for worker in workers}
    with ThreadPoolExecutor(100) as readers:
        list(readers.map(lambda _: search(site, 1), range(100)))
    at_once = {worker: connections(worker) for worker in workers}
    assert max(in_turn.values()) > 0
    assert max(*in_turn.values(), *at_once.values()) <= THREADS + FILLING
    assert all(len(os.listdir(f"/proc/{worker}/fd")) < 100 for worker in workers)
