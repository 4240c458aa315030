"""An edition's host has the edition, the newsroom's the newsroom; the edge and Django see the same host."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from nashra.cli import serve
from nashra.cli.installation import CommandError
from nashra.edge.hosts import bare_host, canonical_host, shown_host
from nashra.edge.policy import PUBLIC_POLICY
from nashra.edge.responses import headers_of
from nashra.edge.site_pages import SitePages
from nashra.editions.actions.add_edition import add_edition
from nashra.fragments.model import SITES, Entry, Recipe, Sites
from nashra.fragments.store.memory import MemoryStore
from nashra.site import data
from nashra.site.hosts import HostMiddleware

HOSTS = [
    ("maghrib.localhost", "maghrib.localhost"),
    ("misr.localhost", "misr.localhost"),
    ("misr.localhost:8000", "misr.localhost"),
    ("misr.localhost.", "misr.localhost"),
    ("misr.localhost.:8000", "misr.localhost"),
    ("misr.localhost:", "misr.localhost"),
    ("MISR.LocalHost:80", "misr.localhost"),
    (" misr.localhost\t", "misr.localhost"),
    ("misr.localhost\N{NO-BREAK SPACE}", ""),
    ("misr.localhost:99999", ""),
    ("misr.localhost:-1", ""),
    ("misr.localhost:8000:8000", ""),
    ("misr.localhost:٨٠", ""),
    ("misr.localhost..", ""),
    ("misr.localhost, maghrib.localhost", ""),
    ("editor@misr.localhost", ""),
    ("misr.localhost/newsroom", ""),
    ("http://misr.localhost", ""),
    ("xn--wgbh1c.localhost", "xn--wgbh1c.localhost"),
    ("XN--WGBH1C.localhost:8000", "xn--wgbh1c.localhost"),
    ("مصر.localhost", ""),
    ("مصر.localhost".encode().decode("latin-1"), ""),
    ("\N{KELVIN SIGN}.localhost", ""),
    ("localhost", "localhost"),
    ("LOCALHOST.:8000", "localhost"),
    ("127.0.0.1:8000", "127.0.0.1"),
    ("[::1]", "[::1]"),
    ("[::1]:8000", "[::1]"),
    ("[0:0:0:0:0:0:0:1]:8000", "[::1]"),
    ("[2001:DB8::A]", "[2001:db8::a]"),
    ("::1", ""),
    ("[::1", ""),
    ("[]", ""),
    ("[:::]", ""),
    ("[::1]x", ""),
    ("[fe80::1%lo]", ""),
    ("", ""),
    (":8000", ""),
    (" ", ""),
    ("a" * 5000, ""),
    ("<script>", ""),
    ("misr.localhost\0", ""),
    ("misr\r\n.localhost", ""),
    ("evil.example", "evil.example"),
]
NEWSROOM = {"localhost", "127.0.0.1", "[::1]"}


@pytest.mark.parametrize(("header", "host"), HOSTS, ids=ascii)
def test_host_of_a_header(header: str, host: str) -> None:
    assert bare_host(header) == host


@pytest.mark.parametrize(("header", "host"), HOSTS, ids=ascii)
def test_edge_and_django_see_the_same_edition_in_a_host(network, header: str, host: str) -> None:
    add_edition(name="بالعربية", slug="idn", host="xn--wgbh1c.localhost", country="EG")
    seen = []
    request = RequestFactory().get("/", headers={"host": header})
    HostMiddleware(lambda request: seen.append(request.edition) or HttpResponse())(request)
    in_django = "newsroom" if request.is_newsroom else seen[0].slug
    assert _in_the_edge(header) == in_django
    assert in_django == (
        "newsroom"
        if host in NEWSROOM
        else {"misr.localhost": "misr", "xn--wgbh1c.localhost": "idn"}.get(host, "maghrib")
    )
    assert request.META["HTTP_HOST"].removesuffix(":8000").removesuffix(":80") in {
        host if host in NEWSROOM else request.edition.host
    }


def _in_the_edge(header: str) -> str:
    """The slug of the edition whose home page the edge has for a host; "newsroom" where it has none."""
    slugs = ("maghrib", "misr", "idn")
    store = MemoryStore()
    hosts = {"maghrib.localhost": "maghrib/1/", "misr.localhost": "misr/2/", "xn--wgbh1c.localhost": "idn/3/"}
    store.put_many(
        [Entry(SITES, 1, Sites(hosts, hosts["maghrib.localhost"]))]
        + [
            Entry(f"{prefix}page/home".encode(), 1, Recipe(200, "", (), (), (slug,)))
            for slug, prefix in zip(slugs, hosts.values(), strict=True)
        ]
    )
    page: Any = SitePages(store, frozenset(), frozenset(NEWSROOM)).find(header, "/", "")
    return "newsroom" if page is None else dict(page.gzip.headers)["surrogate-key"]


TYPED = [
    ("نشرة.مصر", "xn--ogbpi5e.xn--wgbh1c"),
    (" نشرة.مصر. ", "xn--ogbpi5e.xn--wgbh1c"),
    ("\N{RIGHT-TO-LEFT MARK}نشرة.مصر\N{RIGHT-TO-LEFT MARK}", "xn--ogbpi5e.xn--wgbh1c"),
    ("XN--OGBPI5E.xn--WGBH1C", "xn--ogbpi5e.xn--wgbh1c"),
    ("نشرة\N{IDEOGRAPHIC FULL STOP}مصر", "xn--ogbpi5e.xn--wgbh1c"),
    ("Maghrib.Example.ORG", "maghrib.example.org"),
    ("مصر.localhost", "xn--wgbh1c.localhost"),
    ("نشـرة.مصر", ""),
    ("نشرة مصر", ""),
    ("http://نشرة.مصر/", ""),
    ("نشرة.مصر:8000", ""),
    ("xn--ogbpi5", ""),
    ("a_b.example", ""),
    ("a..b", ""),
    ("ا" * 64, ""),
    ("", ""),
    ("\0", ""),
]


@pytest.mark.parametrize(("typed", "host"), TYPED, ids=ascii)
def test_typed_host_is_compared_in_one_form(typed: str, host: str) -> None:
    assert canonical_host(typed) == host
    assert not host or (bare_host(host) == host and canonical_host(shown_host(host)) == host)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("xn--ogbpi5e.xn--wgbh1c", "نشرة.مصر"),
        ("maghrib.localhost", "maghrib.localhost"),
        ("xn--ogbpi5", "xn--ogbpi5"),
        ("", ""),
    ],
)
def test_host_is_shown_in_its_own_letters(host: str, shown: str) -> None:
    assert shown_host(host) == shown


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Every address that Django knows, with 1 for each of its arguments."""
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, route)
        else:
            found.append(route)
    return found


def newsroom_paths() -> list[str]:
    """Some addresses of every part of Wagtail's and ours."""
    return [
        *("/newsroom/", "/newsroom/login/", "/newsroom/logout/", "/newsroom/sprite/", "/newsroom/jsi18n/"),
        *("/newsroom/stories/", "/newsroom/stories/add/", "/newsroom/stories/preview/", "/newsroom/images/"),
        *(
            "/newsroom/documents/1/x.pdf",
            "/newsroom/images/chooser/",
            "/newsroom/account/",
            "/newsroom/users/",
        ),
        *("/newsroom/editions/", "/newsroom/password_reset/", "/newsroom/nothing-here/"),
    ]


@pytest.mark.parametrize("path", newsroom_paths())
@pytest.mark.parametrize(
    "host", ["maghrib.localhost", "misr.localhost:8000", "evil.example", "maghrib.localhost."]
)
def test_newsroom_is_not_on_an_editions_host(desk, network, one_connection, path: str, host: str) -> None:
    answer = desk.get(path, headers={"host": host})
    assert answer.status_code == 404
    assert "مصر اليوم" in answer.content.decode()  # of the edition's masthead or its links to the others
    assert "wagtail" not in answer.content.decode().lower()


def test_no_address_of_the_newsroom_can_be_posted_to_on_an_editions_host(
    desk, network, one_connection
) -> None:
    for route in addresses(get_resolver().url_patterns):
        if not route.startswith("newsroom/") or "(?P" in route or "^" in route:
            continue
        path = "/" + route.replace("<", "\0").partition("\0")[0]
        assert desk.post(path, {}, headers={"host": "misr.localhost"}).status_code == 404, path


@pytest.mark.parametrize(
    "path",
    [
        "/search",
        "/search.rss",
        "/search/suggest?q=x",
        "/opensearch.xml",
        "/-/view",
        "/-/gallery",
        "/-/preview/1",
        "/sport?before=17.000000-1",
    ],
)
def test_newsrooms_host_has_nothing_of_an_edition(desk, network, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "إلى غرفة الأخبار" in answer.content.decode()
    for edition in (network.maghrib, network.misr):
        assert edition.name not in answer.content.decode()


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000"]
)
def test_newsroom_is_on_all_names_of_this_machine(network, host: str) -> None:
    reader = Client(headers={"host": host})
    assert reader.get("/").headers["Location"] == "/newsroom/"
    assert reader.get("/newsroom/").headers["Location"] == "/newsroom/login/?next=/newsroom/"
    assert reader.get("/newsroom/login/").status_code == 200


def test_named_host_is_the_newsrooms_only_one(network, settings, one_connection) -> None:
    settings.NEWSROOM_HOSTS = ("desk.example.org",)
    assert Client(headers={"host": "desk.example.org"}).get("/newsroom/login/").status_code == 200
    for host in ("localhost", "127.0.0.1", "[::1]", "maghrib.localhost", "example.org", ""):
        assert Client(headers={"host": host}).get("/newsroom/login/").status_code == 404, host


def test_health_is_told_on_every_host(network) -> None:
    for host in ("localhost", "misr.localhost", "evil.example", "10.0.0.7", "", "<>"):
        assert Client(headers={"host": host}).get("/-/health").status_code == 200


def test_robots_are_told_what_each_host_has(network) -> None:
    told = Client(headers={"host": "misr.localhost"}).get("/robots.txt").content.decode()
    assert told.splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        "Sitemap: http://misr.localhost:8000/sitemap.xml",
        "Sitemap: http://misr.localhost:8000/sitemap-news.xml",
    ]
    assert b"Disallow: /\n" in Client(headers={"host": "localhost"}).get("/robots.txt").content


def test_cookies_of_the_newsroom_are_its_hosts_alone(network) -> None:
    get_user_model().objects.create_superuser("salma", password="nashra-demo")
    browser = Client(headers={"host": "localhost:8000"})
    browser.get("/newsroom/login/")
    answer = browser.post("/newsroom/login/", {"login": "salma", "password": "nashra-demo"})
    assert answer.status_code == 302
    assert {cookie["domain"] for cookie in answer.cookies.values()} == {""}
    assert "sessionid" in answer.cookies


def test_edition_cannot_have_the_newsrooms_host(network) -> None:
    for host in ("localhost", "127.0.0.1"):
        with pytest.raises(ValidationError) as refused:
            add_edition(name="أخرى", slug="other", host=host, country="EG")
        assert list(refused.value.message_dict) == ["host"]


def test_edition_that_has_the_newsrooms_host_is_not_served(network, settings) -> None:
    settings.NEWSROOM_HOSTS = ("misr.localhost",)
    with pytest.raises(CommandError, match=r"مصر اليوم has the newsroom's host, misr\.localhost"):
        serve._refuse_shared_host()


@pytest.mark.parametrize(
    ("given", "hosts"),
    [
        ("", ("localhost", "127.0.0.1", "[::1]")),
        ("Desk.Example.org.:443", ("desk.example.org",)),
        ("قلم.example.org", ("xn--ehbed.example.org",)),
    ],
)
def test_newsrooms_host_is_as_the_variable_has_it(monkeypatch, given: str, hosts: tuple[str, ...]) -> None:
    monkeypatch.setenv("NASHRA_NEWSROOM_HOST", given)
    assert data.newsroom_hosts() == hosts


@pytest.mark.parametrize("given", ["https://desk.example.org/", "a b", "قـلم.example.org"])
def test_newsrooms_host_that_is_none_is_refused_in_a_sentence(monkeypatch, given: str) -> None:
    monkeypatch.setenv("NASHRA_NEWSROOM_HOST", given)
    with pytest.raises(data.SettingError, match=r"write a host such as newsroom\.example\.org"):
        data.newsroom_hosts()


def test_password_that_no_mail_can_bring_back_is_not_offered_back(db) -> None:
    browser = Client(headers={"host": "localhost"})
    assert "password_reset" not in browser.get("/newsroom/login/").content.decode()
    for path in ("", "done/", "confirm/MQ/set-password/", "complete/"):
        assert browser.get(f"/newsroom/password_reset/{path}").status_code == 404
    assert browser.post("/newsroom/password_reset/", {"email": "editor@example.org"}).status_code == 404


def test_policy_is_the_same_whoever_answers(network, one_connection) -> None:
    assert dict(headers_of(Recipe(200, "", (), (), ())))["content-security-policy"] == PUBLIC_POLICY
    reader = Client(headers={"host": "maghrib.localhost"})
    for path in ("/nowhere", "/search?q=x", "/-/gallery"):
        assert reader.get(path).headers["Content-Security-Policy"] == PUBLIC_POLICY, path


@pytest.mark.parametrize(
    ("header", "statements"), [("localhost", 1), ("misr.localhost", 1), ("evil.example", 3)]
)
def test_edition_is_read_once_a_request(
    network, header: str, statements: int, django_assert_num_queries: Any
) -> None:
    request = RequestFactory().get("/", headers={"host": header})
    with django_assert_num_queries(statements):
        HostMiddleware(lambda request: HttpResponse())(request)
