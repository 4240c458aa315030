"""The newsroom's screens in a small archive and a large one: ``python -m bench.newsroom [STORIES]``.

For a thousand stories and for so many, an archive is made with one and a half placements a story, a photo for ten, an
entry of the audit for each, and revisions of the newest. Then people of four roles open every screen through the whole
application, in one process and without a network. Printed are, of each screen and role: statements; the processor's
milliseconds, the least of three; the same for the first time in the process with nothing of the database in memory, and
the kilobytes that this then reads from the disk; and how many times as long it takes as with a thousand stories.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import django

if "NASHRA_DATA" not in os.environ:
    _FOLDER = tempfile.TemporaryDirectory(prefix="nashra-bench-", dir=os.environ.get("NASHRA_BENCH_FOLDER"))
    os.environ["NASHRA_DATA"] = _FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.newsroom_archive import newsroom_archive  # noqa: E402
from bench.newsroom_screens import ACTS, Preparing, screens  # noqa: E402
from nashra.newsroom.roles import Role  # noqa: E402
from nashra.pages import assets  # noqa: E402
from nashra.site.first_screens import open_screens  # noqa: E402

SMALL = 1_000
ROUNDS = 3
LIMIT = 300
"""Milliseconds."""
PEOPLE = ("administrator", Role.CHIEF_EDITOR, Role.DESK_EDITOR, Role.REPORTER, Role.PHOTO_EDITOR)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.newsroom", description=__doc__)
    parser.add_argument("stories", type=int, nargs="?", default=100_000)
    parser.add_argument("--make", action="store_true", help="make the archive in this process's own folder")
    parser.add_argument("--measure", action="store_true", help="measure the archive of that folder, as JSON")
    parser.add_argument("--only", default="", help="the screens whose names have this in them")
    parser.add_argument("--people", nargs="+", choices=PEOPLE, default=PEOPLE, help="who opens them")
    options = parser.parse_args(arguments)
    if options.make:
        make(options.stories)
    elif options.measure:
        for name, found in measure(options.only, options.people):
            print(json.dumps([name, found]), flush=True)
    else:
        shown = [f"--only={options.only}", "--people", *options.people]
        small, large = (_in_a_process(size, shown) for size in (SMALL, options.stories))
        report(small, large)
    return 0


def _in_a_process(stories: int, shown: Sequence[str]) -> dict[str, Any]:
    """Make and measure an archive in two processes of their own: the second begins with nothing in memory."""
    with tempfile.TemporaryDirectory(
        prefix="nashra-bench-", dir=os.environ.get("NASHRA_BENCH_FOLDER")
    ) as folder:
        run = [sys.executable, "-m", "bench.newsroom"]
        environment = {**os.environ, "NASHRA_DATA": folder}
        subprocess.run([*run, str(stories), "--make"], env=environment, check=True)
        measuring = [*run, "--measure", *shown]
        done = subprocess.run(measuring, env=environment, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(line) for line in done.stdout.splitlines())


def make(stories: int) -> None:
    """Make an archive of so many stories in this process's data folder."""
    call_command("migrate", verbosity=0)
    assets.collect()
    newsroom_archive(stories)


def measure(only: str, people: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Of each screen and person: statements, warm and cold processor time, kilobytes from the disk."""
    settings.ALLOWED_HOSTS, settings.SECRET_KEY = ["*"], "measured"
    clients = {person: Client(HTTP_HOST="localhost", raise_request_exception=False) for person in people}
    for person, client in clients.items():
        client.force_login(get_user_model().objects.get(username=person))
    open_screens()  # as a process does at its start
    opened: dict[str, Preparing] = {name: partial(_opening, address) for name, address in screens()}
    shown = {name: prepare for name, prepare in {**opened, **ACTS}.items() if only in name}
    connection.close()
    for name, prepare in shown.items():
        for person, client in clients.items():
            yield f"{name}|{person}", _in_a_new_process(partial(prepare, client))


def _opening(address: str, client: Client) -> Callable[[], Any]:
    return lambda: client.get(address)


def _in_a_new_process(prepare: Callable[[], Callable[[], Any]]) -> dict[str, Any]:
    """What is measured in a copy of this process, which has opened no screen."""
    receiving, sending = os.pipe()
    if not (child := os.fork()):
        try:
            os.write(sending, json.dumps(_measured(prepare)).encode())
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as given:
        found: dict[str, Any] = json.loads(given.read())
    os.waitpid(child, 0)
    return found


def _measured(prepare: Callable[[], Callable[[], Any]]) -> dict[str, Any]:
    act = prepare()
    _forget(Path(str(settings.DATABASES["default"]["NAME"])))
    before = _read_bytes()
    cold, status = _done(act)
    read = _read_bytes() - before
    again = range(ROUNDS - 1) if status == HTTPStatus.OK else ()
    warm = [_done(prepare())[0] for _ in again]
    act = prepare()
    with CaptureQueriesContext(connection) as counted:
        warm.append(_done(act)[0])
    return {
        "status": status,
        "statements": len(counted),
        "warm": round(min(warm) * 1000),
        "cold": round(cold * 1000),
        "kilobytes": read // 1024,
    }


def _done(act: Callable[[], Any]) -> tuple[float, int]:
    """The processor's seconds until the answer is whole; of a stream, until it begins."""
    begun = time.process_time()
    response = act()
    if response.streaming:
        next(iter(response.streaming_content))
    return time.process_time() - begun, response.status_code


def _forget(database: Path) -> None:
    """Let the system forget what it holds of the database's file."""
    for file in (database, database.with_name(f"{database.name}-wal")):
        if file.exists():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_bytes() -> int:
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("read_bytes")))


def report(small: dict[str, Any], large: dict[str, Any]) -> None:
    """Print a table, the longest first, and how many are above the limit."""
    print("screen, role: statements; ms warm, cold; KB read cold; times the small archive's")
    rows = sorted(large.items(), key=lambda row: -row[1]["cold"])
    for name, row in rows:
        ratio = row["warm"] / max(small[name]["warm"], 1) if name in small else 0
        print(
            f"{name:46} {row['status']} {row['statements']:4} {row['warm']:5} {row['cold']:5}"
            f" {row['kilobytes']:7} {ratio:5.1f}"
        )
    over = sum(row["cold"] > LIMIT for row in large.values())
    print(f"{over} of {len(rows)} above {LIMIT} ms of the processor, cold")


if __name__ == "__main__":
    sys.exit(main())
