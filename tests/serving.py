"""A real site for tests: `nashra serve` on a free port of loopback, with a data folder of its own."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

NASHRA = (sys.executable, "-m", "nashra.cli.main")
PATIENCE = 60.0
"""Seconds after which what a test waits for will not come."""


@dataclass
class Site:
    """A data folder, and the server that runs on it."""

    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = self.data.parent / "serve.log"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        return {**kept, "NASHRA_DATA": str(self.data)}

    def nashra(
        self, *arguments: str, input_text: str = "", check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """Run a command on the site's data; where check, a failure shows what it said."""
        done = subprocess.run(
            [*NASHRA, *arguments],
            env=self.environment,
            input=input_text,
            capture_output=True,
            text=True,
            timeout=240,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def start(self) -> None:
        """Serve, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*NASHRA, "serve", "--port", str(self.port)], env=self.environment, stdout=log, stderr=log
            )
        wait_until(self.answers, "the server answers", self.log)

    def stop(self) -> None:
        """Stop as Ctrl-C does, and wait for the end."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(PATIENCE)

    def answers(self) -> bool:
        assert self.process is None or self.process.poll() is None, self.log.read_text()
        try:
            return self.get("/-/health")[0] == 200
        except OSError:
            return False

    def get(
        self, path: str, host: str = "maghrib.localhost", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body of an address, over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{self.port}", **headers})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


@contextmanager
def demo_site(folder: Path) -> Iterator[Site]:
    """A running site with the demo network."""
    site = Site(folder / "data", free_port())
    site.nashra("demo")
    site.start()
    try:
        yield site
    finally:
        site.stop()


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(holds: object, what: str, log: Path | None = None, seconds: float = PATIENCE) -> None:
    """Wait for a condition; fails with what it was, and the log."""
    deadline = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < deadline, f"In vain: {what}.\n{log.read_text() if log else ''}"
        time.sleep(0.05)
