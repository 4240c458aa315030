"""Files over ASGI: compressed where that is taken, in parts where they are asked for, never from outside."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path
from typing import Any

import brotli
import pytest
from tests.edge.conftest import Response, ask, django

from nashra.newsroom import wanted_sizes
from nashra.pages.static_storage import WholeCompressor
from nashra.site.files import Files

CSS = "a{color:red}" * 400
JPEG = bytes(range(256)) * 400
STYLESHEET = "/static/nashra/nashra.0123456789ab.css"
PHOTO = "/media/images/port.width-740.jpg"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    static, media = tmp_path / "static", tmp_path / "media"
    for folder in (static / "nashra", media / "images", media / "documents"):
        folder.mkdir(parents=True)
    stylesheet = static / "nashra" / "nashra.0123456789ab.css"
    stylesheet.write_text(CSS)
    WholeCompressor(quiet=True).compress(str(stylesheet))
    (static / "nashra" / "plain.js").write_text("let a")
    (static / "nashra" / "letters.0123456789ab.woff2").write_bytes(b"wOF2")
    (media / "images" / "port.width-740.jpg").write_bytes(JPEG)
    (media / "images" / "odd.svg").write_text("<svg><script>alert(1)</script></svg>")
    (media / "documents" / "notes.html").write_text("<script>alert(1)</script>")
    (tmp_path / "secret-key").write_text("secret")
    for folder in (static / "nashra", media / "images"):
        (folder / "way-out").symlink_to(tmp_path / "secret-key")
    return Files(django, static=static, media=media, wanted=tmp_path / "wanted")


def get(files: Files, path: str, method: str = "GET", **headers: str) -> Response:
    """What a client gets; a Files is asked as an edge is."""
    asked: Any = files
    return asyncio.run(ask(asked, path, method=method, **headers))


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", ""),
        ("", ""),
        ("gzip;q=0", ""),
    ],
)
def test_stylesheet_is_sent_in_the_best_coding_that_is_taken(files, accepted: str, coding: str) -> None:
    got = get(files, STYLESHEET, accept_encoding=accepted)
    plain = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](got.body)
    assert plain.decode() == CSS
    assert got.headers.get("content-encoding", "") == coding
    assert got.headers["content-length"] == str(len(got.body))
    assert got.headers["content-type"] == "text/css; charset=utf-8"
    assert got.headers["vary"] == "Accept-Encoding"
    assert got.headers["x-content-type-options"] == "nosniff"


def test_only_names_made_of_the_content_are_kept_for_good(files) -> None:
    for path in (STYLESHEET, "/static/nashra/letters.0123456789ab.woff2", PHOTO):
        assert get(files, path).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert get(files, "/static/nashra/plain.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-1", 0, 2),
        ("bytes=1000-1999", 1000, 2000),
        ("bytes=102000-", 102_000, 102_400),
        ("bytes=-5", 102_395, 102_400),
        ("bytes=0-999999", 0, 102_400),
    ],
)
def test_part_of_a_media_file_is_sent_alone(files, asked: str, start: int, end: int) -> None:
    got = get(files, PHOTO, range=asked)
    assert (got.status, got.body) == (206, JPEG[start:end])
    assert got.headers["content-range"] == f"bytes {start}-{end - 1}/102400"


def test_part_that_is_not_there_is_refused(files) -> None:
    got = get(files, PHOTO, range="bytes=102400-")
    assert (got.status, got.headers["content-range"]) == (416, "bytes */102400")


def test_file_that_is_known_is_not_sent_again(files) -> None:
    for path in (STYLESHEET, PHOTO):
        first = get(files, path, accept_encoding="br")
        again = get(files, path, accept_encoding="br", if_none_match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert get(files, path, accept_encoding="br", if_none_match='"other"').status == 200


def test_codings_of_a_file_have_tags_of_their_own(files) -> None:
    tags = [get(files, STYLESHEET, accept_encoding=one).headers["etag"] for one in ("br", "gzip", "")]
    assert len(set(tags)) == 3


def test_head_is_without_the_body(files) -> None:
    for path in (STYLESHEET, PHOTO):
        got, head = get(files, path), get(files, path, "HEAD")
        assert (head.status, head.body, head.headers) == (200, b"", got.headers)


def test_media_files_run_nothing(files) -> None:
    for path in ("/media/images/odd.svg", PHOTO):
        got = get(files, path)
        assert got.headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        *("/static/", "/static", "/static/nashra", "/static/nashra/", "/static/none.css", "/media/none.jpg"),
        *("/static/../secret-key", "/static/nashra/../../secret-key", "/media/../secret-key", "/media/.."),
        *("/static//etc/passwd", "/media//etc/passwd", "/media/images/../../secret-key", "/static/..\\secret-key"),
        *("/media/images/way-out", "/static/nashra/way-out"),
        *("/static/\0", "/static/a\0b", "/media/" + "a" * 5000, "/media/" + "a/" * 3000),
        *("/media/documents/notes.html", "/media/./documents/notes.html", "/media/images/../documents/notes.html"),
        *("/media/images/port.width-740.jpg/x", "/media/\udcff", "/", "/mediaX/images/port.width-740.jpg"),
    ],
)  # fmt: skip
def test_what_is_no_file_for_readers_is_left_to_django(files, path: str) -> None:
    got = get(files, path, accept_encoding="br, gzip")
    assert (got.status, got.body, got.headers) == (404, b"from behind", {"asked": "django"})


def test_nothing_can_be_sent_to_a_file(files) -> None:
    assert get(files, PHOTO, "POST").body == b"from behind"
    assert get(files, STYLESHEET, "DELETE").body == b"from behind"


def test_folder_that_is_not_there_yet_has_no_files(tmp_path) -> None:
    nothing = Files(django, static=tmp_path / "none", media=tmp_path / "none", wanted=tmp_path)
    assert get(nothing, STYLESHEET).body == get(nothing, PHOTO).body == b"from behind"


SIZE = "/media/photos/0/7/0123456789abcdef0123-list-"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The size of a photo that is there."""
    path = tmp_path / "media" / (SIZE.removeprefix("/media/") + "720.webp")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"webp")
    return path


def wanted(tmp_path: Path) -> list[str]:
    return [str(name).rpartition("-list-")[2] for name in wanted_sizes.take(tmp_path / "wanted")]


def test_size_that_is_not_there_yet_is_asked_for_and_another_sent(files, base: Path, tmp_path: Path) -> None:
    got = get(files, SIZE + "240.avif")
    assert (got.body, got.headers["content-type"]) == (b"webp", "image/webp")
    assert got.headers["cache-control"] == "no-cache"  # the right one is there in a moment
    assert wanted(tmp_path) == ["240.avif"]
    base.with_name(base.name.replace("720.webp", "240.avif")).write_bytes(b"avif")
    got = get(files, SIZE + "240.avif")
    assert (got.body, got.headers["content-type"]) == (b"avif", "image/avif")
    assert "immutable" in got.headers["cache-control"]
    assert wanted(tmp_path) == []


@pytest.mark.parametrize(
    "path", ["241.webp", "240.jpg", "240.webp/x", "240.svg", "../../0/7/0123456789abcdef0123-list-240.webp"]
)
def test_size_that_no_page_names_is_not_there(files, base: Path, tmp_path: Path, path: str) -> None:
    assert get(files, SIZE + path).body == b"from behind"
    assert wanted(tmp_path) == []


def test_nothing_is_asked_of_a_photo_that_is_gone_or_was_guessed(files, base: Path, tmp_path: Path) -> None:
    assert get(files, SIZE.replace("0123-", "0124-") + "240.webp").body == b"from behind"
    base.unlink()
    assert get(files, SIZE + "240.webp").body == b"from behind"
    assert wanted(tmp_path) == []
