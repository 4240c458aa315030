"""What HTTP asks for, against the real server."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import json
import re
import socket

import brotli
import pytest
from tests.processes.running import Installation


@pytest.fixture(scope="module")
def site(shared_site: Installation) -> Installation:
    return shared_site


@pytest.fixture(scope="module", autouse=True)
def log_before(site: Installation) -> int:
    """How long the log was when this module began."""
    return len(site.log)


@pytest.fixture(scope="module")
def story(site: Installation) -> str:
    """The path of a story."""
    with site.reader() as reader:
        return reader.get("/x/3").headers["location"]


def raw(site: Installation, request: bytes) -> bytes:
    """What the server answers to these very bytes, whatever they are; empty where it hangs up."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        found = b""
        while piece := connection.recv(65536):
            found += piece
        return found


def test_page_that_is_known_is_not_sent_again(site, story) -> None:
    with site.reader() as reader:
        first = reader.get(story)
        again = reader.get(story, If_None_Match=first.headers["etag"])
        assert (first.status, again.status, again.body) == (200, 304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        site.publish("خبر يغيّر الصفحات كلها")
        after = reader.get(story, If_None_Match=first.headers["etag"])
        assert (after.status, after.headers["etag"] != first.headers["etag"]) == (200, True)


def test_head_is_the_pages_head_without_its_body(site, story) -> None:
    with site.reader() as reader:
        whole, head = (
            reader.get(story, Accept_Encoding="gzip"),
            reader.get(story, "HEAD", Accept_Encoding="gzip"),
        )
        assert (head.status, head.body) == (200, b"")
        ignored = {"date"}
        assert {name: text for name, text in head.headers.items() if name not in ignored} == {
            name: text for name, text in whole.headers.items() if name not in ignored
        }


@pytest.mark.parametrize(
    ("accepts", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "gzip br"),
        ("br;q=1, gzip;q=0", "identity br"),
        ("identity", "identity"),
        ("gzip;q=0", "identity"),
        ("*;q=0, identity", "identity"),
        ("gzip;q=0.5, identity;q=0.1", "gzip"),
        ("", "identity"),
        ("nonsense;;q=x, gzip", "gzip"),
    ],
)
def test_page_is_the_same_in_every_coding(site, story, accepts, coding) -> None:
    decode = {"gzip": gzip.decompress, "br": brotli.decompress, "identity": bytes}
    with site.reader() as reader:
        plain = reader.get(story)
        for _ in range(12):
            answer = reader.get(story, Accept_Encoding=accepts)
            used = answer.headers.get("content-encoding", "identity")
            assert used in coding.split()
            assert decode[used](answer.body) == plain.body
            assert answer.headers["content-length"] == str(len(answer.body))
            assert answer.headers["vary"] == "Accept-Encoding"


def test_any_other_slug_leads_to_the_right_one(site, story) -> None:
    number = story.split("/")[2]
    with site.reader() as reader:
        for path in (
            f"/x/{number}",
            f"/health/{number}/خطأ",
            f"/{story.split('/')[1]}/{number}/",
            story + "/",
        ):
            answer = reader.get(path)
            assert (answer.status, answer.headers["location"]) == (301, story), path


@pytest.mark.parametrize(
    "path",
    ["/x/999999", "/nothing", "/a/b/c/d", "/world/abc", "/world/0", "/world/-1", "/world/99999999999999999999/x",
     "/%ff%fe", "/nothing?before=x", "/media/none.jpg", "/static/../../etc/passwd", "/wp-login.php",
     "/-/gallery", "/-/preview/1", "/newsroom/", "/newsroom/password_reset/"],
)  # fmt: skip
def test_address_that_leads_nowhere_gives_the_editions_404(site, path) -> None:
    with site.reader() as reader:
        answer = reader.get(path)
        assert answer.status == 404
        assert "المغرب اليوم" in answer.text


def test_deleted_story_is_gone_and_not_merely_missing(site) -> None:
    number = site.publish("خبر يُحذف").split("/")[4]
    code = f"""
from nashra.newsroom.models import Article
from nashra.newsroom.actions.delete import delete
delete(article=Article.objects.get(pk={number}))
"""
    deleting = site.start_python(code)
    said, _ = deleting.communicate(timeout=60)
    assert deleting.returncode == 0, said
    with site.reader() as reader:
        assert reader.get(f"/world/{number}").status == 410
        assert "خبر يُحذف" not in reader.get("/").text


@pytest.mark.parametrize(
    "host", ["evil.example", "<script>", "maghrib.localhost:99999", "ك.example", "a" * 2000, ""]
)
def test_host_that_is_not_ours_is_never_repeated(site, host) -> None:
    for path in ("/", "/x/3", "/nothing", "/newsroom/login/", "/newsroom/"):
        head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
        answer = raw(site, head)
        assert answer == b"" or int(answer.split(b" ", 2)[1]) in {200, 301, 302, 400, 404, 421, 431}
        for piece in (b"evil.example", b'<script>"', b"99999", b"aaaaaaaa"):
            assert piece not in answer


@pytest.mark.parametrize(
    "request_line",
    ["GET /world/3/\x00 HTTP/1.1", "GET //evil.example/x HTTP/1.1", "GET http://evil.example/ HTTP/1.1",
     "GET /world/3/..%2f..%2f HTTP/1.1", "GET /%00 HTTP/1.1", "GET /" + "a" * 9000 + " HTTP/1.1", "BREW / HTTP/1.1",
     "POST / HTTP/1.1", "GET /world/3%0d%0aX-Evil:1 HTTP/1.1", "nonsense"],
)  # fmt: skip
def test_hostile_request_gets_an_answer_or_none_and_the_server_goes_on(site, request_line) -> None:
    answer = raw(site, f"{request_line}\r\nHost: maghrib.localhost\r\nConnection: close\r\n\r\n".encode())
    assert (
        answer == b""
        or b"400" <= answer.split(b" ", 2)[1] < b"500"
        or answer.split(b" ", 2)[1] in {b"200", b"301"}
    )
    assert b"\r\nX-Evil" not in answer
    assert b"\r\nlocation: //" not in answer.lower()
    assert site.answers()


@pytest.mark.parametrize(
    "body", ["", "{}", '{"number": "7"}', '{"number": -1}', '{"number": 1e9}', "[" * 900, "x" * 5000]
)
def test_view_that_makes_no_sense_is_refused(site, body) -> None:
    with site.reader() as reader:
        assert reader.get("/-/view", "POST", body=body).status == 400


def test_stylesheet_and_scripts_are_sent_small_and_whole(site, story) -> None:
    with site.reader() as reader:
        addresses = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', reader.get(story).text)
        assert len(addresses) >= 2
        for address in addresses:
            plain = reader.get(address)
            assert (plain.status, plain.headers["content-length"]) == (200, str(len(plain.body)))
            for coding, decode in (("gzip", gzip.decompress), ("br", brotli.decompress)):
                small = reader.get(address, Accept_Encoding=coding)
                assert (small.headers["content-encoding"], decode(small.body)) == (coding, plain.body)
                assert len(small.body) < len(plain.body) / 2
                assert small.headers["cache-control"].endswith("immutable")
            head = reader.get(address, "HEAD", Accept_Encoding="br")
            assert (head.body, head.headers["content-length"]) == (b"", str(len(small.body)))


def test_media_file_is_sent_whole_and_in_parts(site) -> None:
    (site.data / "media" / "images").mkdir(parents=True, exist_ok=True)
    film = bytes(range(256)) * 20_000
    (site.data / "media" / "images" / "film.mp4").write_bytes(film)
    with site.reader() as reader:
        assert reader.get("/media/images/film.mp4").body == film
        part = reader.get("/media/images/film.mp4", Range="bytes=1000000-3999999")
        assert (part.status, part.body) == (206, film[1_000_000:4_000_000])
        assert reader.get("/media/images/film.mp4", Range="bytes=9999999-").status == 416
        assert part.headers["content-security-policy"] == "sandbox; default-src 'none'"
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as gone:
        gone.sendall(b"GET /media/images/film.mp4 HTTP/1.1\r\nHost: a\r\nRange: bytes=1-\r\n\r\n")
        assert gone.recv(1000)
    assert site.answers()


def test_newsroom_and_editions_share_no_host(site, story) -> None:
    for host in ("localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST."):
        with site.reader(host) as editor:
            assert editor.get("/").headers["location"] == "/newsroom/", host
            assert editor.get("/newsroom/login/").status == 200
            assert {editor.get(path).status for path in (story, "/sport", "/search", "/x/3")} == {404}
            assert editor.process() in site.processes()
    for host in ("maghrib.localhost", "misr.localhost.", "evil.example", "10.0.0.1"):
        with site.reader(host) as reader:
            assert {reader.get(path).status for path in ("/", "/sport", "/search")} == {200}, host
            assert {reader.get(path).status for path in ("/newsroom", "/newsroom/", "/newsroom/login/")} == {
                404
            }
            assert reader.process() in site.processes()


def test_request_with_two_hosts_or_none_gets_no_newsroom(site) -> None:
    for hosts in (("localhost", "maghrib.localhost"), ("maghrib.localhost", "localhost"), ()):
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)) as asking:
            asking.putrequest("GET", "/newsroom/login/", skip_host=True)
            for host in hosts:
                asking.putheader("Host", host)
            asking.endheaders()
            assert asking.getresponse().status in {400, 404}, hosts


def test_health_tells_the_process_and_the_latest_change(site) -> None:
    with site.reader() as reader:
        said = json.loads(reader.get("/-/health").body)
    assert said["process"] in site.processes()
    assert said["change"] > 0


def test_nothing_of_this_was_an_error(site, log_before) -> None:
    log = site.log[log_before:]
    assert "Traceback" not in log, log[-3000:]
