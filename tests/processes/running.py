"""A real installation in a folder of its own: its commands, its server, and readers' connections to it."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.markup import without_style
from tests.waiting import until

SECONDS_TO_START = 120


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered."""

    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes

    @property
    def text(self) -> str:
        """Without the page's style."""
        plain = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        return without_style(plain.decode())


class Connection:
    """A reader's keep-alive connection, which one of the server's processes answers."""

    def __init__(self, port: int, host: str) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.host = host

    def get(self, address: str, method: str = "GET", body: str | None = None, **headers: str) -> Response:
        """Ask for a path, or for a whole address, whose host is then sent; percent-encoded or not."""
        split = urlsplit(address)
        target = quote(split.path, safe="/%:@!$&'()*+,;=~-._") + (f"?{split.query}" if split.query else "")
        sent = {"Host": split.netloc or self.host} | {
            name.replace("_", "-"): text for name, text in headers.items()
        }
        self._http.request(method, target, body=body, headers=sent)
        answer = self._http.getresponse()
        named = {name.lower(): text for name, text in answer.getheaders()}
        return Response(answer.status, named, answer.read())

    def process(self) -> int:
        """Which process answers here."""
        return int(json.loads(self.get("/-/health").body)["process"])

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(slots=True)
class Installation:
    """A data folder, and what runs on it."""

    data: Path
    host: str = "maghrib.localhost"
    port: int = field(default_factory=free_port)
    server: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: text for name, text in os.environ.items() if not name.startswith(("NASHRA", "DJANGO"))}
        return kept | {"NASHRA_DATA": str(self.data), "PYTHONWARNINGS": "default"}

    @property
    def log(self) -> str:
        return (self.data / "server.log").read_text()

    def run(self, *arguments: str, text: str = "", seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = [sys.executable, "-m", "nashra.cli.main", *arguments]
        return subprocess.run(
            command, env=self.environment, input=text, capture_output=True, encoding="utf-8", timeout=seconds
        )

    def start_python(self, code: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a process that runs some code with the installation set up."""
        command = [sys.executable, "-c", f"import nashra.cli\n{code}", *arguments]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )

    def publish(self, headline: str, *more: str, edition: str = "maghrib", section: str = "world") -> str:
        """Publish a story by the command line; gives its address as it was printed."""
        done = self.run(
            *("story", "publish", "--edition", edition, "--section", section),
            *("--headline", headline, "--body-file", "-", *more),
            text="نص الخبر كما كتبه المحرر.",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[0] if done.stdout else ""

    def start(self) -> None:
        """Start the server and wait until it answers."""
        assert self.server is None
        with (self.data / "server.log").open("a") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "nashra.cli.main", "serve", "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
        assert until(self.answers, SECONDS_TO_START), self.log

    def answers(self) -> bool:
        with contextlib.suppress(OSError, http.client.HTTPException), self.reader() as reader:
            return reader.get("/-/health").status == 200
        return False

    def stop(self, number: int = signal.SIGINT) -> int:
        """Stop the server as Ctrl-C does; gives its exit code."""
        server, self.server = self.server, None
        if server is None:
            return 0
        server.send_signal(number)
        return server.wait(30)

    def reader(self, host: str = "") -> Connection:
        """A new connection."""
        return Connection(self.port, host or self.host)

    def processes(self) -> dict[int, str]:
        """All that the server has started, by number: their command lines."""
        assert self.server is not None
        found: dict[int, str] = {}
        level = [self.server.pid]
        while level:
            level = [child for parent in level for child in children_of(parent)]
            found |= {number: command_of(number) for number in level}
        return found

    def background_worker(self) -> int:
        return next(number for number, command in self.processes().items() if command.endswith(" worker"))

    def workers(self, count: int = 2) -> set[int]:
        """Numbers of the server's processes that answer readers, found by asking until so many did."""
        found: set[int] = set()
        for _ in range(300):
            with self.reader() as reader:
                found.add(reader.process())
            if len(found) == count:
                return found
        raise AssertionError(f"only {sorted(found)} answered")


def children_of(parent: int) -> list[int]:
    """Numbers of a process's children."""
    found: list[int] = []
    for file in Path(f"/proc/{parent}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += map(int, file.read_text().split())
    return found


def command_of(number: int) -> str:
    """A process's command line; empty where it is gone or a zombie."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    return ""


def lives(number: int) -> bool:
    """Whether a process runs."""
    return command_of(number) != ""


def lines_of(html: str) -> list[str]:
    """The page's text, line by line, as the markup ends its blocks: what no style can hide or change."""
    body = re.sub(r"(?s)<(script|style|template|head)\b.*?</\1>", "", html)
    body = re.sub(r"</?(?:a|b|bdi|strong|span|time|mark)\b[^>]*>", "", body)
    texts = re.split(r"<[^>]*>", body)
    return [line for text in texts if (line := " ".join(unescape(text).split()))]


def missing_in_order(wanted: list[str], there: list[str]) -> list[str]:
    """What of the wanted lines is not there, each after the one before it."""
    left: Iterator[str] = iter(there)
    return [line for line in wanted if not any(line in one for one in left)]
