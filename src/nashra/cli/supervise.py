"""Keeping child processes running: restarted when they end, stopped all together, none left behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

SECONDS_TO_STOP = 10
STEADY = 5.0
"""Seconds after which a process counts as running well."""

LONGEST_WAIT = 30.0
LOUD = 3
"""Quick ends in a row after which somebody must look."""

_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """A process that is kept running, with all that it starts in a group of its own."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0  # time.monotonic()
    quick_ends: int = 0  # in a row

    def keep(self) -> None:
        """Start it if it does not run; after each quick end a little later."""
        now = time.monotonic()
        if self.process is not None:
            code = self.process.poll()
            if code is None:
                return
            self._note_end(code, now)
        if not self.quick_ends or now - self.started >= min(2.0 ** (self.quick_ends - 1), LONGEST_WAIT):
            self.started = now
            self.process = subprocess.Popen(self.command, preexec_fn=_end_with_parent)  # noqa: S603

    def stop(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, deadline: float) -> None:
        """Wait for its end, or end it, and whatever it has started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._end_group()

    def _note_end(self, code: int, now: float) -> None:
        """Count an end, tell of it, and end what it has left running (workers would hold the port)."""
        self._end_group()
        self.process = None
        quick = now - self.started < STEADY
        self.quick_ends = self.quick_ends + 1 if quick else 0
        why = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
        print(f"The {self.name} {why}; it is started again.", file=sys.stderr, flush=True)
        if self.quick_ends == LOUD:
            print(
                f"The {self.name} ends as soon as it is started: the lines above say why. "
                "It is tried again, less and less often, until Ctrl-C.",
                file=sys.stderr,
                flush=True,
            )

    def _end_group(self) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


def supervise(children: Sequence[Child]) -> None:
    """Keep all of them running until SIGINT or SIGTERM; then end them all."""
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


def _end_with_parent() -> None:
    """A supervisor that is killed takes its processes along (Linux; elsewhere they go on)."""
    os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
