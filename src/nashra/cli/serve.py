"""nashra serve: the server's processes and the background worker under one supervisor."""

from __future__ import annotations

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections

from nashra.cli.installation import Refused
from nashra.editions.models import Edition
from nashra.pages import generation
from nashra.pages.gather.edition import origin
from nashra.site import data

SECONDS_TO_STOP = 10
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """A process that the supervisor keeps running."""

    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: list[float] = field(default_factory=list)

    def keep(self) -> None:
        """Start it if it does not run; after a quick end, not at once."""
        if self.process is not None and self.process.poll() is None:
            return
        if self.started and time.monotonic() - self.started[-1] < 1:
            return
        self.started.append(time.monotonic())
        self.process = subprocess.Popen(self.command, preexec_fn=_end_with_parent)  # noqa: PLW1509, S603

    def stop(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, deadline: float) -> None:
        """Wait for its end, or end it."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _end_with_parent() -> None:
    """A supervisor that is killed takes its processes along (Linux; elsewhere they go on)."""
    os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def serve(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    _refuse_taken_port(options.host, options.port)
    settings.PUBLIC = _public(options)
    data.remember_public(settings.DATA, settings.PUBLIC)
    generation.ensure()
    _print_addresses()
    connections.close_all()
    children = [Child(_server(options)), Child([sys.executable, "-m", "nashra.cli.main", "worker"])]
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.wait(0.2):
        for child in children:
            child.keep()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        child.stop()
    for child in children:
        child.wait(deadline)
    print("Stopped.", file=sys.stderr)
    return 0


def _server(options: argparse.Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "nashra.site.asgi:application", "--interface", "asgi"),
        *("--host", options.host, "--port", str(options.port), "--workers", str(options.workers)),
        *("--loop", "uvloop", "--http", "1", "--no-ws", "--respawn-failed-workers", "--backlog", "2048"),
        *("--workers-kill-timeout", "5", "--log-level", "warning"),
    ]


def _public(options: argparse.Namespace) -> data.Public:
    if not options.public:
        return data.Public("http", options.port)
    given = urlsplit(options.public if "//" in options.public else f"{options.public}://")
    if given.scheme not in {"http", "https"}:
        raise Refused("--public takes https or http, with a port if it is not the usual one: https, http://:8080.")
    return data.Public(given.scheme, given.port or {"http": 80, "https": 443}[given.scheme])


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Port {port} of {host} cannot be had: {error.strerror}. Choose another: nashra serve --port {port + 1}, "
                f"or make demo PORT={port + 1}."
            ) from error


def _print_addresses() -> None:
    for edition in Edition.objects.all():
        print(f"{edition.name}\t{origin(edition)}/")
    print(f"Newsroom\t{settings.PUBLIC.scheme}://localhost{settings.PUBLIC.suffix}/newsroom/")
    if not Edition.objects.exists():
        print("There is no edition yet: nashra edition add --help")
    print(f"Data\t{settings.DATA}\nStop with Ctrl-C.", flush=True)
