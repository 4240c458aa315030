"""Readers who ask every process of a server for every page, and the background worker held still meanwhile."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from urllib.parse import quote

from tests.processes.running import Connection, Installation
from tests.waiting import let_run

HOSTS = ("maghrib.localhost", "misr.localhost")
WORD = quote("هدنة")
LISTS = ("/", "/world", "/sport", "/health", f"/search?q={WORD}", f"/search.rss?q={WORD}")


class Readers:
    """A connection to each of the two processes that answer, kept open. Redirects are followed."""

    def __init__(self, site: Installation, stories: list[int]) -> None:
        self._site = site
        paths = [*LISTS, *(f"/x/{number}" for number in stories)]
        self._addresses = [f"http://{host}:{site.port}{path}" for host in HOSTS for path in paths]
        self._connections: dict[int, Connection] = {}
        with ExitStack() as unless_whole:
            unless_whole.callback(self.close)
            for _ in range(300):
                self._connect(site.reader())
                if len(self._connections) == 2:
                    unless_whole.pop_all()
                    return
            raise AssertionError("one process answered all requests")

    def _connect(self, connection: Connection) -> None:
        """Keep the connection, if none is kept to the process that answers it."""
        with ExitStack() as unless_kept:
            unless_kept.callback(connection.close)
            if self._connections.setdefault(connection.process(), connection) is connection:
                unless_kept.pop_all()

    def pages(self) -> dict[tuple[int, str], tuple[int, str]]:
        """Status and text of every page, by the process that gave it and the address."""
        return {
            (process, address): self._page(connection, address)
            for process, connection in self._connections.items()
            for address in self._addresses
        }

    def showing(self, *texts: str) -> list[tuple[int, str, str]]:
        """Where any of the texts is shown: process, address, text."""
        return [
            (process, address, text)
            for (process, address), (_status, page) in self.pages().items()
            for text in texts
            if text in page
        ]

    def close(self) -> None:
        for connection in self._connections.values():
            connection.close()

    def _page(self, connection: Connection, address: str) -> tuple[int, str]:
        answer = connection.get(address)
        if answer.status == 301:
            answer = connection.get(address.split("/x/")[0] + answer.headers["location"])
        return answer.status, answer.text


@contextmanager
def worker_held(site: Installation) -> Iterator[None]:
    """The background worker does nothing meanwhile, as if it were slow; it holds no lock of the database."""
    worker = site.background_worker()
    deadline = time.monotonic() + 30
    os.kill(worker, signal.SIGSTOP)
    try:
        while not _can_write(site):
            os.kill(worker, signal.SIGCONT)
            assert time.monotonic() < deadline, "the database stays locked"
            let_run(0.05)
            os.kill(worker, signal.SIGSTOP)
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


def _can_write(site: Installation) -> bool:
    with closing(
        sqlite3.connect(site.data / "nashra.sqlite3", timeout=0.5, isolation_level=None)
    ) as database:
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        database.execute("ROLLBACK")
    return True


def is_settled(site: Installation) -> bool:
    """Whether every consumer has consumed everything, and nothing is held back from readers."""
    with closing(sqlite3.connect(site.data / "nashra.sqlite3", timeout=20)) as database:
        ((waiting,),) = database.execute("SELECT count(*) FROM changes_outboxrow")
    floor = int.from_bytes((site.data / "fragments.floor").read_bytes()[:8], "little")
    return not waiting and not floor


def headlines(site: Installation) -> dict[int, str]:
    """The stories that readers see, by number."""
    with closing(sqlite3.connect(site.data / "nashra.sqlite3", timeout=20)) as database:
        return dict(database.execute("SELECT id, headline FROM newsroom_article WHERE live ORDER BY id"))
