"""What readers get, when the fragments are there and when they are not."""

from __future__ import annotations

import asyncio
from asyncio import Runner
from urllib.parse import quote

import brotli
import pytest
from tests.edge.conftest import Response, Site, ask, headlines

from nashra.fragments.model import SITES, Entry, Part, Piece, Recipe, Sites

SEVEN = "/رياضة/7/سابعة"


@pytest.fixture
def get(site: Site, loop: Runner):
    """Ask the site's one edge."""
    edge = site.edge()
    return lambda path, query=b"", **headers: loop.run(ask(edge, path, query, **headers))


def is_from_django(response: Response) -> bool:
    return response.headers.get("asked") == "django"


def test_page_is_joined_and_compressed_as_the_reader_takes_it(get) -> None:
    page = get(SEVEN, accept_encoding="gzip, deflate, br")
    assert page.status == 200
    assert page.headers["content-encoding"] == "gzip"
    assert page.text == "<h1>نشرة</h1><p>seven</p><ul><li>8<li>6</ul>"
    plain = get(SEVEN)
    assert "content-encoding" not in plain.headers
    assert plain.text == page.text
    for response in (page, plain):
        assert response.headers["content-length"] == str(len(response.body))
        assert response.headers["vary"] == "Accept-Encoding"


def test_headers_of_a_page(get) -> None:
    headers = get(SEVEN).headers
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-cache"
    assert headers["surrogate-key"] == "e1 s7"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["etag"].startswith('W/"')


def test_recipe_brings_its_status_and_headers(get) -> None:
    page = get("/رياضة/9/anything")
    assert page.status == 410
    assert page.headers["x-robots-tag"] == "noindex"
    assert "gone" in page.text


def test_host_chooses_the_edition(get) -> None:
    assert "two" in get("/", host="two.test").text
    assert "two" in get("/", host="TWO.test.:8000").text
    for host in (
        "one.test",
        "unknown.test",
        "",
        "\N{ARABIC LETTER ALEF}",
        "[::1]:80",
        "two.test:x",
        "a" * 5000,
    ):
        assert "نشرة" in get("/", host=host).text
    assert "نشرة" in get("/", host=b"\xff\x00").text


def test_every_address_of_a_story_but_the_right_one_redirects(get) -> None:
    for path in ("/رياضة/7", "/رياضة/7/", "/else/7/سابعة", "/رياضة/7/سابع", SEVEN + "/", "/رياضة/7/\ufffd"):
        response = get(path, b"utm_source=x")
        assert response.status == 301
        assert response.headers["location"] == quote(SEVEN) + "?utm_source=x"
        assert response.headers["content-length"] == "0"
    for path in ("/رياضة/", "//رياضة", "/رياضة//"):
        assert get(path).headers["location"] == quote("/رياضة")
    for path in ("//رياضة/7/سابعة", "/رياضة//7", "/رياضة/7//سابعة/"):
        assert get(path).headers["location"] == quote(SEVEN)
    assert get("//").headers["location"] == "/"


@pytest.mark.parametrize(
    "path",
    [
        "/newsroom/7/x",
        "/-/health",
        "/static/a.css",
        "/favicon.ico",
        "/robots.txt",
        "/archive/2024",
        "/a/b",
        "/a/b/c/d",
        "//evil.test/x",
        "//newsroom/7",
        "///static",
        "/رياضة/٧/سابعة",
        "/رياضة/07/سابعة",
        "/رياضة/-7/x",
        f"/رياضة/{'9' * 40}/x",
        "*",
        "",
        "/قسم-آخر",
        "/رياضة/77/x",
    ],
)
def test_what_is_not_the_edges_goes_to_django(get, path: str) -> None:
    assert is_from_django(get(path))


def test_other_methods_go_to_django(get) -> None:
    for method in ("POST", "OPTIONS", "PUT", "PROPFIND"):
        assert is_from_django(get("/", method=method))


def test_query_that_is_not_ours_changes_nothing(get) -> None:
    for query in (b"utm_source=a&fbclid=c&gclid=&", b"igsh=1", b"page=2", b"xbefore=1", b"a=%ff&;=", b"\xff"):
        assert get("/رياضة", query).status == 200
    for query in (
        b"before=",
        b"before=1-2",
        b"before=x&before",
        b"before=1700000000.00000-1",
        "before=١٧.000000-1".encode(),
    ):
        assert get("/رياضة", query).status == 200, query
    for query in (b"before=17.000000-2", b"igsh=1&before=17%2E000000-2", b"before=x&before=17.000000-2"):
        assert is_from_django(get("/رياضة", query)), query
    assert get(SEVEN, b"anything=%ff&;=").status == 200
    assert get("/", b"page=3").status == 200
    assert get("/", b"p=4711").status == 200
    assert get("/", b"before=17.000000-2").status == 200


def test_head_is_the_same_without_a_body(get) -> None:
    full = get(SEVEN, accept_encoding="gzip")
    head = get(SEVEN, accept_encoding="gzip", method="HEAD")
    assert head.body == b""
    assert head.headers == full.headers
    assert head.status == 200


def test_page_that_the_reader_has_is_not_sent_again(get, site: Site) -> None:
    etag = get(SEVEN).headers["etag"]
    for known in (etag, f'"x", {etag}', etag.removeprefix("W/"), "*", f'W/"a,b" ,{etag}, "c"'):
        response = get(SEVEN, if_none_match=known, accept_encoding="gzip")
        assert response.status == 304
        assert response.body == b""
        assert response.headers["etag"] == etag
        assert response.headers["vary"] == "Accept-Encoding"
        assert "content-length" not in response.headers
    for other in ('"x"', "", "W/", etag[:-1], b"\xff"):
        assert get(SEVEN, if_none_match=other).status == 200
    site.publish({b"g/1/story/7": Piece(b"<p>corrected</p>")})
    assert get(SEVEN, if_none_match=etag).status == 200
    assert get("/x/9/y", if_none_match="*").status == 410


def test_etag_is_the_same_from_an_emptied_store_and_in_every_encoding(get, site: Site) -> None:
    etag = get(SEVEN).headers["etag"]
    site.store.clear()
    assert get(SEVEN, accept_encoding="gzip").headers["etag"] == etag


def test_publishing_shows_at_the_next_request(get, site: Site) -> None:
    assert get(SEVEN).text.endswith("<ul><li>8<li>6</ul>")
    assert get(SEVEN).text.endswith("<ul><li>8<li>6</ul>")
    site.publish({b"g/1/latest/": headlines(10, 8, 7)})
    assert get(SEVEN).text.endswith("<ul><li>10<li>8</ul>")
    site.publish({b"g/1/story-page/7": Recipe(410, "", (7,), (Part(b"g/1/story/7"),), ())})
    assert get(SEVEN).status == 410


def test_host_that_moves_to_another_edition_does_so_at_once(get, site: Site) -> None:
    assert "نشرة" in get("/").text
    site.publish({SITES: Sites({"one.test": "g/2/"}, "")})
    assert "two" in get("/").text
    assert is_from_django(get("/", host="unknown.test"))


def test_host_that_an_edition_once_had_leads_to_its_new_one(get, site: Site) -> None:
    hosts = {"one.test": "g/1/", "two.test": "g/2/"}
    assert get("/", host="old.test").status == 200
    site.publish({SITES: Sites(hosts, "g/1/", {"old.test": "https://two.test:8443"})})
    for host in ("old.test", "OLD.test.:80"):
        for method in ("GET", "HEAD"):
            answer = get(SEVEN, "q=خبر".encode(), host=host, method=method)
            assert answer.status == 301
            assert answer.headers["location"] == f"https://two.test:8443{quote(SEVEN)}?q={quote('خبر')}"
            assert answer.headers["cache-control"] == "no-cache"
    assert get("//x", host="old.test").headers["location"] == "https://two.test:8443//x"
    assert is_from_django(get("/static/x.css", host="old.test"))
    assert is_from_django(get("/", host="old.test", method="POST"))
    site.publish({SITES: Sites(hosts, "g/1/")})
    assert get("/", host="old.test").status == 200


def test_read_that_was_slow_is_not_remembered_for_after_the_change(site: Site, loop: Runner) -> None:
    """The store changes after its stamp was asked and before the fragments are read, and the reverse."""
    edge = site.edge()
    loop.run(ask(edge, SEVEN))
    read = site.store.read_encoded

    def change_after_reading(keys):
        found = read(keys)
        if b"g/1/story/7" in keys:
            site.store.read_encoded = read
            site.publish({b"g/1/story/7": Piece(b"<p>newest</p>")})
        return found

    site.publish({b"g/1/story/7": Piece(b"<p>new</p>")})
    site.store.read_encoded = change_after_reading
    assert "<p>new</p>" in loop.run(ask(edge, SEVEN)).text
    assert "<p>newest</p>" in loop.run(ask(edge, SEVEN)).text


def test_brotli_comes_for_a_page_that_is_asked_for_often(site: Site, loop: Runner) -> None:
    edge = site.edge()

    async def ask_often() -> list[Response]:
        responses = []
        for _ in range(40):
            responses.append(await ask(edge, SEVEN, accept_encoding="gzip, br"))
            await asyncio.sleep(0.01 if len(responses) > 5 else 0)
        return responses

    responses = loop.run(ask_often())
    assert responses[0].headers["content-encoding"] == "gzip"
    assert responses[-1].headers["content-encoding"] == "br"
    assert brotli.decompress(responses[-1].body).decode() == responses[0].text
    assert responses[-1].headers["content-length"] == str(len(responses[-1].body))
    site.publish({b"g/1/story/7": Piece(b"<p>corrected</p>")})
    assert "corrected" in loop.run(ask(edge, SEVEN, accept_encoding="gzip, br")).text


def test_hosts_and_encodings_that_are_invented_fill_no_memory(site: Site, loop: Runner) -> None:
    edge = site.edge()
    for number in range(2500):
        assert loop.run(ask(edge, "/", host=f"h{number}", accept_encoding=f"gzip, x{number}")).status == 200
    assert edge._reader._pages is not None
    assert len(edge._reader._pages._prefixes) <= 1000
    assert len(edge._reader._codings) <= 200


def test_store_that_fails_is_503(site: Site, loop: Runner, caplog: pytest.LogCaptureFixture) -> None:
    edge = site.edge()

    def fail() -> int:
        raise OSError("the disk is gone")

    site.store.stamp = fail  # type: ignore[method-assign]
    assert loop.run(ask(edge, SEVEN)).status == 503
    assert "the disk is gone" in caplog.text


def test_lifespan_opens_and_closes_the_store(site: Site, loop: Runner) -> None:
    opened: list[str] = []

    def open_store():
        opened.append("opened")
        return site.store

    site.store.close = lambda: opened.append("closed")  # type: ignore[method-assign]
    edge = site.edge(open_store=open_store)
    messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    sent: list[str] = []

    async def receive():
        return next(messages)

    async def send(message) -> None:
        sent.append(message["type"])

    loop.run(edge({"type": "lifespan"}, receive, send))
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert opened == ["opened", "closed"]


def test_remembered_pages_stay_within_their_budget(
    site: Site, loop: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nashra.assembly.page_cache._BUDGET", 20_000)
    for number in range(100, 200):
        site.database[b"g/1/story-page/%d" % number] = Recipe(200, "", (), (Part(b"g/1/top/"),), ())
    edge = site.edge()
    for number in range(100, 200):
        assert loop.run(ask(edge, f"/a/{number}")).status == 200
        assert edge._reader._pages is not None
        assert (
            len(edge._reader._pages._cache._cached) + len(edge._reader._pages._cache._older) <= 20_000 // 2500
        )


def test_fragment_of_the_wrong_kind_is_503(
    site: Site, loop: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    site.store.put_many([Entry(b"g/1/story/7", 99, site.database[b"g/1/page/home"])])
    assert loop.run(ask(site.edge(), SEVEN)).status == 503
    assert "g/1/story/7" in caplog.text


def test_redirect_keeps_what_was_asked_with_and_no_more_lines_of_a_header(get) -> None:
    assert get("/رياضة/", b"a=1&b=%D8%AA").headers["location"] == quote("/رياضة") + "?a=1&b=%D8%AA"
    asked = "q=خبر&b=%D8%AA"
    assert (
        get("/رياضة/", asked.encode()).headers["location"] == f"{quote('/رياضة')}?q={quote('خبر')}&b=%D8%AA"
    )
    assert get("/رياضة/", b"a=\xff").headers["location"].endswith("?a=%FF")
    location = get("/رياضة/", b"a=\r\nSet-Cookie: x=<y>\xff").headers["location"]
    assert not set(location) & set("\r\n<> ")
