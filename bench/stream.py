"""Open pages: ``python -m bench.stream [CONNECTIONS]``.

A real site is made in a folder of its own and served by two processes. So many readers connect over real sockets, from
an address for every two hundred, and listen to breaking news and their home page's new stories. Then breaking news is
set and cleared by the newsroom's actions, in a process of its own. Printed are the memory that a connection takes of
the server's processes (PSS, which counts shared pages once), the processor's time that an idle minute takes, how long
after the action had returned the last reader was told, and what is left when all have gone.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

FROM_AN_ADDRESS = 200
TEXT = "bench-breaking"
SECONDS_IDLE = 20
ROUNDS = 5

_REQUEST = b"GET /-/stream?of=new-stories/ HTTP/1.1\r\nHost: bench.localhost\r\n\r\n"
_SET_UP = """
import os, django; os.environ["DJANGO_SETTINGS_MODULE"] = "nashra.site.settings"; django.setup()
"""
_EDITION = """
from nashra.editions.actions.add_edition import add_edition
add_edition(name="نشرة", slug="bench", host="bench.localhost", country="MA")
"""
_BREAKING = """
import sys, time
from datetime import timedelta
from django.utils import timezone
from nashra.editions.models import Edition
from nashra.newsroom.actions.clear_breaking import clear_breaking
from nashra.newsroom.actions.set_breaking import set_breaking
edition = Edition.objects.get()
for line in sys.stdin:
    if line.strip() == "set":
        set_breaking(editions=[edition], text="bench-breaking", until=timezone.now() + timedelta(hours=1))
    else:
        clear_breaking(edition=edition)
    print(time.time(), flush=True)
"""


class Page(asyncio.Protocol):
    """An open page: when it was told something last, and whether it shows the bar."""

    told = 0.0
    shows_bar = False
    lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(_REQUEST)

    def data_received(self, data: bytes) -> None:
        if b'"breaking/"' in data:
            self.told, self.shows_bar = time.time(), TEXT.encode() in data

    def connection_lost(self, error: Exception | None) -> None:
        self.lost = True


async def main(count: int) -> None:
    """Run the measurement."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory(
        prefix="nashra-bench-", dir=os.environ.get("NASHRA_BENCH_FOLDER")
    ) as folder:
        environment = os.environ | {"NASHRA_DATA": folder}
        _run(environment, "setup")
        subprocess.run([sys.executable, "-c", _SET_UP + _EDITION], env=environment, check=True)
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "nashra.cli.main", "serve", "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            await _until(lambda: _answers(port))
            await _measure(count, port, server.pid, environment)
        finally:
            server.send_signal(signal.SIGTERM)
            begun = time.monotonic()
            server.wait(60)
            print(f"the server stopped in {time.monotonic() - begun:.1f} s")


async def _measure(count: int, port: int, server: int, environment: dict[str, str]) -> None:
    for warming in (await _open(20, port), await _open(20, port)):
        _close(warming)
    await asyncio.sleep(2)
    workers = sorted(_workers(server))
    before = _memory(workers)
    begun = time.monotonic()
    pages = await _open(count, port)
    print(f"{count} connections opened in {time.monotonic() - begun:.1f} s, to {len(workers)} processes")
    await _until(lambda: all(page.told for page in pages))
    after = _memory(workers)
    print(
        f"memory {before / 2**20:.0f} MB -> {after / 2**20:.0f} MB: {(after - before) / count / 1024:.1f} KB each"
    )
    used, begun = _processor(workers), time.monotonic()
    await asyncio.sleep(SECONDS_IDLE)
    idle = (_processor(workers) - used) / (time.monotonic() - begun) * 60
    print(f"idle: {idle:.1f} s of the processor a minute, of all processes")
    desk = subprocess.Popen(
        [sys.executable, "-c", _SET_UP + _BREAKING],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    for _ in range(ROUNDS):
        for act in ("set", "clear"):
            await _tell(act, pages, desk, workers)
    desk.communicate()
    print(f"lost: {sum(page.lost for page in pages)}")
    _close(pages)
    await asyncio.sleep(20)
    print(f"memory after all have gone: {_memory(workers) / 2**20:.0f} MB")


async def _tell(act: str, pages: Sequence[Page], desk: subprocess.Popen[str], workers: Sequence[int]) -> None:
    assert desk.stdin is not None
    assert desk.stdout is not None
    used = _processor(workers)
    desk.stdin.write(f"{act}\n")
    desk.stdin.flush()
    returned = float(await asyncio.to_thread(desk.stdout.readline))
    await _until(lambda: all(page.shows_bar is (act == "set") for page in pages))
    late = sorted(page.told - returned for page in pages)
    middle, last = late[len(late) // 2], late[-1]
    spent = _processor(workers) - used
    print(f"{act}: told after {middle:.2f} s (median), {last:.2f} s (last); {spent:.2f} s of the processor")


async def _open(count: int, port: int) -> list[Page]:
    """Connections, a hundred at a time."""
    loop = asyncio.get_running_loop()
    pages: list[Page] = []
    for start in range(0, count, 100):
        sources = [_address(at) for at in range(start, min(start + 100, count))]
        made = [loop.create_connection(Page, "127.0.0.1", port, local_addr=(source, 0)) for source in sources]
        pages += [page for _transport, page in await asyncio.gather(*made)]
    return pages


def _address(at: int) -> str:
    return f"127.0.1.{1 + at // FROM_AN_ADDRESS}"


def _close(pages: Sequence[Page]) -> None:
    for page in pages:
        page.transport.abort()


def _workers(parent: int) -> Iterator[int]:
    """The processes that answer readers: children of Granian's main process."""
    for child in _children(parent):
        if b"granian" in Path(f"/proc/{child}/cmdline").read_bytes():
            yield from (one for one in _children(child) if _is_large(one))


def _children(parent: int) -> list[int]:
    files = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(number) for file in files for number in file.read_text().split()]


def _is_large(number: int) -> bool:
    return _memory([number]) > 20 << 20


def _memory(numbers: Sequence[int]) -> int:
    """Bytes of these processes, shared pages once."""
    total = 0
    for number in numbers:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) << 10
    return total


def _processor(numbers: Sequence[int]) -> float:
    """Seconds of the processor that these processes have used."""
    ticks = 0
    for number in numbers:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _run(environment: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, "-m", "nashra.cli.main", *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _until(condition: object, seconds: float = 60) -> None:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit("It took too long.")
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.stream", description=__doc__)
    parser.add_argument("connections", type=int, nargs="?", default=10_000)
    asyncio.run(main(parser.parse_args().connections))
