"""The edge against nginx, on the same finished bytes: `python bench/edge.py`.

One Granian worker joins pages from fragments; one nginx worker sends the same gzip bodies from files,
with the same headers; a second Granian worker sends finished responses and does nothing else, which bounds what
the first can reach. All are asked by wrk, in turns, on this machine: for one page; for random pages of
an archive of 2,000 stories; and for these while another process changes ten stories a second, some
ten fragments each. Ratios to nginx are what counts; "per CPU" is the ratio of what two servers do with
the same processor time, and moves least when the machine has other work.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import site_of_fragments as site

CONNECTIONS = 32
PUBLISHED_A_SECOND = 10
GRANIAN = (
    "--workers=1",
    "--loop=uvloop",
    "--http=1",
    "--no-ws",
    "--runtime-mode=st",
    "--no-log",
)
_HERE = Path(__file__).parent.parent

_NGINX = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=10000 inactive=1h;
  open_file_cache_valid 1h;
  default_type "text/html; charset=utf-8";
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{port};
    root {folder}/pages;
    gzip_static always;
{headers}
  }}
}}
"""

_WRK = """
local requests = {{}}
local headers = {{["Host"] = "bench.localhost", ["Accept-Encoding"] = "gzip"}}
init = function(args)
  math.randomseed({seed})
  for line in io.lines("{paths}") do
    requests[#requests + 1] = wrk.format("GET", line, headers)
  end
end
request = function() return requests[math.random(#requests)] end
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server under test."""

    name: str
    port: int
    pid: int  # of the process that answers


@dataclass(frozen=True, slots=True)
class Measured:
    """What wrk and the kernel say about one run."""

    rate: float  # requests a second
    p99: float  # milliseconds
    per_cpu: float  # requests a second of the server's processor time


def tool(name: str, package: str) -> str:
    """The path of a program, installed where that can be done; else leaves with a sentence."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    if not shutil.which(name, path=places) and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-qq", "-y", package], stdout=subprocess.DEVNULL, check=False)
    found = shutil.which(name, path=places)
    if not found:
        sys.exit(f"This benchmark needs {name}: install the package {package}, or run it as root on Debian.")
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    sys.exit("A server under test did not start.")


def fetch(port: int, path: str) -> tuple[bytes, dict[str, str]]:
    """A page's compressed body and its headers."""
    headers = {"Accept-Encoding": "gzip", "Host": "bench.localhost"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    with urllib.request.urlopen(request) as response:
        return response.read(), {name.lower(): value for name, value in response.headers.items()}


@contextlib.contextmanager
def running(
    command: list[str], environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process, in a group of its own, ended afterwards."""
    process = subprocess.Popen(
        command,
        cwd=_HERE,
        env=os.environ | (environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def child_of(pid: int) -> int:
    """The worker of a server: its child that has used the most processor time."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return max(map(int, children), key=cpu_seconds, default=pid)


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def write_store(folder: Path) -> None:
    """Fill the store with the edition."""
    store = site.store_at(folder)
    for portion in site.fragments():
        store.put_many(site.entries(portion, 1))
    store.close()


def publish(folder: Path) -> None:
    """Change ten stories a second, for ever: the story, its lists, related lists of others, shared lists."""
    store = site.store_at(folder)
    chance = random.Random(3)
    recent = list(range(200))
    version, due = 1, time.monotonic()
    while True:
        version += 1
        number = chance.randrange(site.STORIES)
        recent = [number, *(other for other in recent if other != number)][:200]
        changed = site.story(number)
        changed |= site.shared_lists(recent)
        for _ in range(2):
            other = chance.randrange(site.STORIES)
            changed |= dict(list(site.story(other).items())[3:])
        store.put_many(site.entries(changed, version))
        due += 1 / PUBLISHED_A_SECOND
        time.sleep(max(0.0, due - time.monotonic()))


def write_pages(folder: Path, port: int, paths: list[str]) -> dict[str, str]:
    """Save what the edge answers where nginx finds it; return the headers that it sent."""
    headers: dict[str, str] = {}
    for number, path in enumerate(paths):
        body, headers = fetch(port, path)
        file = folder / "pages" / (site.path(number)[1:] + ".gz")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    return headers


def write_nginx(folder: Path, port: int, headers: dict[str, str]) -> Path:
    """nginx's configuration, with the edge's headers."""
    own = {"content-length", "content-encoding", "content-type", "etag", "date", "server", "connection"}
    lines = [f'    add_header {name} "{value}";' for name, value in headers.items() if name not in own]
    config = folder / "nginx.conf"
    config.write_text(_NGINX.format(folder=folder, port=port, headers="\n".join(lines)))
    return config


def ask(wrk: str, server: Server, script: Path, seconds: int) -> Measured:
    """One run of wrk against a server."""
    before = cpu_seconds(server.pid)
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--latency", "-s", str(script)]
    output = subprocess.run(
        [*command, f"http://127.0.0.1:{server.port}/"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        sys.exit(f"{server.name} did not answer every request:\n{output}")
    used = cpu_seconds(server.pid) - before
    count = int(re.search(r"(\d+) requests in", output)[1])  # type: ignore[index]
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()  # type: ignore[union-attr]
    p99 = float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    return Measured(float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), p99, count / used)  # type: ignore[index]


def compare(wrk: str, servers: Sequence[Server], script: Path, seconds: int, rounds: int) -> list[str]:
    """Ask all in turns; a line of the table for each, with the medians. The first is what the others are held to."""
    segments = [[ask(wrk, server, script, seconds) for server in servers] for _ in range(rounds)]
    return [_line(server.name, place, segments) for place, server in enumerate(servers)]


def _line(name: str, place: int, segments: list[list[Measured]]) -> str:
    middle = statistics.median
    own = [segment[place] for segment in segments]
    rate, spent = middle(one.rate for one in own), 1e6 / middle(one.per_cpu for one in own)
    ratio = middle(segment[place].rate / segment[0].rate for segment in segments)
    per_cpu = middle(segment[place].per_cpu / segment[0].per_cpu for segment in segments)
    p99 = middle(one.p99 for one in own)
    return f"{name:14} {rate:>10,.0f} {ratio:>7.2f} {per_cpu:>8.2f} {spent:>15.1f} {p99:>9.1f}"


def measure(seconds: int, rounds: int, interface: str) -> None:
    """The whole comparison, printed as a table."""
    wrk, nginx = tool("wrk", "wrk"), tool("nginx", "nginx-light")
    granian = str(Path(sys.executable).with_name("granian"))
    with tempfile.TemporaryDirectory(prefix="nashra-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        store = folder / "store"
        write_store(store)
        paths = [quote(site.path(number)) for number in range(site.STORIES)]
        ports = free_port(), free_port(), free_port()
        command = [granian, *GRANIAN, "--factory"]
        ours = [f"--interface={interface}", f"--port={ports[1]}", "bench.site_of_fragments:application"]
        alone = ["--interface=rsgi", f"--port={ports[2]}", "bench.granian_alone:application"]
        environment = {site.STORE: str(store)}
        with (
            running([*command, *ours], environment) as edge,
            running([*command, *alone], environment) as bare,
        ):
            wait_for(ports[1])
            wait_for(ports[2])
            config = write_nginx(folder, ports[0], write_pages(folder, ports[1], paths))
            with running([nginx, "-c", str(config), "-p", name]) as files:
                wait_for(ports[0])
                check_same(ports, paths)
                servers = (
                    Server("nginx", ports[0], child_of(files.pid)),
                    Server("the edge", ports[1], child_of(edge.pid)),
                    Server("Granian alone", ports[2], child_of(bare.pid)),
                )
                print_table(wrk, servers, folder, paths, seconds, rounds)


def check_same(ports: Sequence[int], paths: list[str]) -> None:
    """All must send the same bytes."""
    if any(len({fetch(port, path)[0] for port in ports}) != 1 for path in paths[::100]):
        sys.exit("The servers answer with different bytes.")


def print_table(
    wrk: str, servers: Sequence[Server], folder: Path, paths: list[str], seconds: int, rounds: int
) -> None:
    """Measure each case and print it."""
    body, _ = fetch(servers[1].port, paths[0])
    print(f"{len(body):,} bytes a page, {CONNECTIONS} connections, medians of {rounds} runs of {seconds} s")
    head = f"{'requests/s':>10} {'ratio':>7} {'per CPU':>8} {'µs of processor':>15} {'p99, ms':>9}"
    print(f"{'':14} {head}")
    cases = (("one page, at rest", paths[:1], False), ("random pages, at rest", paths, False))
    for name, asked, publishing in (*cases, ("random pages, 10 stories/s", paths, True)):
        listed = folder / "paths"
        listed.write_text("\n".join(asked) + "\n")
        script = folder / "wrk.lua"
        script.write_text(_WRK.format(seed=1, paths=listed))
        publisher = [sys.executable, __file__, "--publish", str(folder / "store")]
        with running(publisher) if publishing else contextlib.nullcontext():
            print(name, *compare(wrk, servers, script, seconds, rounds), sep="\n", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=5, help="of each run (5)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each case (3)")
    parser.add_argument("--interface", choices=("rsgi", "asgi"), default="rsgi", help="of Granian (rsgi)")
    parser.add_argument("--publish", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.publish:
        publish(given.publish)
    measure(given.seconds, given.rounds, given.interface)


if __name__ == "__main__":
    main()
