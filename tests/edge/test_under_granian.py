"""The edge in real processes: what a socket sees, and that all workers see a change at once."""

from __future__ import annotations

import ast
import gzip
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.edge.asgi_app import STORE, opened
from tests.edge.conftest import Site, headlines
from tests.edge.stream_client import Stream
from tests.waiting import until

from nashra.fragments.model import Entry, Piece
from nashra.fragments.store.lmdb.store import LmdbStore

pytestmark = pytest.mark.processes

SEVEN = quote("/رياضة/7/سابعة")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def store(tmp_path: Path, site: Site) -> Iterator[LmdbStore]:
    store = opened(tmp_path)
    store.put_many([Entry(key, 1, fragment) for key, fragment in site.database.items()])
    yield store
    store.close()


@pytest.fixture(params=["asgi", "rsgi"])
def server(
    request: pytest.FixtureRequest, tmp_path: Path, store: LmdbStore
) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = free_port()
    command = [Path(sys.executable).with_name("granian"), f"--interface={request.param}", "--no-log"]
    command += [
        "--loop=uvloop",
        "--workers=2",
        f"--port={port}",
        "--factory",
        "tests.edge.asgi_app:application",
    ]
    server = subprocess.Popen(command, env=os.environ | {STORE: str(tmp_path)}, start_new_session=True)
    try:
        assert until(lambda: is_listening(port) or server.poll() is not None, 30)
        assert server.poll() is None
        yield port, server
    finally:
        with suppress(ProcessLookupError):  # a test has stopped it
            os.killpg(
                server.pid, signal.SIGKILL
            )  # Granian forgets a worker that it is told to end while it starts
        server.wait(30)


@pytest.fixture
def port(server: tuple[int, subprocess.Popen[bytes]]) -> int:
    return server[0]


def fetch(port: int, path: str = SEVEN, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """A response on a connection of its own, read to its end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, headers={"Host": "one.test", **headers})
    response = connection.getresponse()
    response.text = response.read()  # type: ignore[attr-defined]
    connection.close()
    return response


def text(response: http.client.HTTPResponse) -> str:
    body = response.text  # type: ignore[attr-defined]
    return (gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body).decode()


def test_socket_sees_a_page_a_head_and_not_modified(port: int) -> None:
    page = fetch(port, **{"Accept-Encoding": "gzip"})
    assert page.status == 200
    assert "<p>seven</p>" in text(page)
    head = fetch(port, method="HEAD", **{"Accept-Encoding": "gzip"})
    assert head.getheader("Content-Length") == page.getheader("Content-Length")
    assert head.text == b""  # type: ignore[attr-defined]
    known = fetch(port, **{"If-None-Match": page.getheader("ETag") or ""})
    assert known.status == 304
    assert known.getheader("Content-Length") is None
    assert fetch(port, quote("/رياضة/7/أخرى")).getheader("Location") == SEVEN


def test_malformed_requests_break_nothing(port: int) -> None:
    for request in (
        b"GET /%ff%fe%00/7/%d8 HTTP/1.1\r\nHost: \xff\r\nAccept-Encoding: \xff;q=x\r\n\r\n",
        b'GET //..//7/x?%%%=%&& HTTP/1.1\r\nHost: a\r\nIf-None-Match: "\xff\r\n\r\n',
        b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port), 30) as client:
            client.sendall(request)
            assert not client.recv(100).startswith(b"HTTP/1.1 5")
    assert fetch(port).status == 200


def first_line_and_location(port: int, request: str) -> tuple[str, str]:
    """What answers a request whose bytes are sent as they are."""
    with socket.create_connection(("127.0.0.1", port), 30) as client:
        client.sendall(f"{request}\r\nHost: one.test\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: client.recv(9999), b"")).decode()
    return answer.partition("\r\n")[0], answer.partition("location: ")[2].partition("\r\n")[0]


def test_letters_that_are_not_percent_encoded_are_so_in_a_redirect(port: int) -> None:
    for method in ("GET", "HEAD"):
        first, location = first_line_and_location(port, f"{method} /رياضة/7/؟/?q=خبر&b=%D8%AA HTTP/1.1")
        assert " 301 " in first
        assert location == f"{SEVEN}?q={quote('خبر')}&b=%D8%AA"


def test_letters_of_a_query_reach_what_is_behind_as_they_are(port: int) -> None:
    request = (
        "POST /newsroom/?q=خبر HTTP/1.1\r\nHost: one.test\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), 30) as client:
        client.sendall(request.encode())
        answer = b"".join(iter(lambda: client.recv(9999), b"")).decode()
    assert repr("q=خبر".encode()) in answer


def test_all_workers_show_a_change_at_the_next_request(port: int, store: LmdbStore) -> None:
    for version in range(2, 40):
        store.put_many([Entry(b"g/1/latest/", version, headlines(version + 100))])
        for _ in range(4):
            assert f"<li>{version + 100}" in text(fetch(port))


def test_what_is_behind_gets_the_request_whole_and_may_stream(port: int) -> None:
    body = os.urandom(3_000_000)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": "one.test", "Cookie": "c=\N{POUND SIGN}"}
    connection.request("POST", quote("/newsroom/صور") + "?a=%20b", body, headers)
    response = connection.getresponse()
    told, _, sent_back = response.read().partition(b"\n")
    connection.close()
    assert response.status == 201
    assert sent_back == body
    assert response.headers.get_all("Set-Cookie") == ["a=1", "b=2"]
    seen = ast.literal_eval(told.decode())
    assert seen.pop("cookies") in ([b"c=\xa3"], [])  # RSGI leaves out headers that are not ASCII
    assert seen == {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": "/newsroom/صور",
        "query_string": b"a=%20b",
        "root_path": "",
        "client": "127.0.0.1",
    }
    assert fetch(port, "/newsroom/").status == 404


def test_client_that_goes_away_in_the_middle_breaks_nothing(port: int) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", port), 30) as client:
            client.sendall(b"POST /newsroom/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc")
    assert fetch(port).status == 200


def test_open_pages_of_all_workers_are_told_and_end_when_the_server_is_stopped(
    server: tuple[int, subprocess.Popen[bytes]], store: LmdbStore
) -> None:
    port, process = server
    store.put_many([Entry(b"g/1/breaking/", 2, Piece(b""))])
    pages = [Stream(port) for _ in range(8)]  # of which each worker surely has one
    assert all(page.event() == {"of": "breaking/", "html": ""} for page in pages)
    assert pages[0].response.getheader("X-Accel-Buffering") == "no"
    store.put_many([Entry(b"g/1/breaking/", 3, Piece(b"<p>now</p>"))])
    assert all(page.event()["html"] == "<p>now</p>" for page in pages)
    pages.pop().close()  # who goes away is no fault
    process.send_signal(signal.SIGTERM)
    assert all(page.ends() for page in pages)
    assert until(lambda: process.poll() is not None, 30)
    for page in pages:
        page.close()
