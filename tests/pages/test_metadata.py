"""What pages tell search engines and other services of themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from PIL import Image
from tests.network import Network
from tests.newsroom.conftest import photo  # noqa: F401
from tests.pages.visitor import Visitor

from nashra.editions.actions.change_wording import change_wording
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.actions.make_wanted_sizes import make_wanted_sizes
from nashra.newsroom.models import Article, Photo

HEADLINE = "هدنة في الجنوب"
MISR = "misr.localhost"
REQUIRED = {
    "NewsArticle": (
        "headline",
        "image",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "mainEntityOfPage",
    ),
    "NewsMediaOrganization": ("name", "url", "logo"),
    "WebSite": ("name", "url", "potentialAction"),
    "SearchAction": ("target", "query-input"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "ImageObject": ("url",),
    "Person": ("name",),
    "EntryPoint": ("urlTemplate",),
}
"""What schema.org's types must have for those who read them."""


class Head(HTMLParser):
    """The links and metas of a page, in order, by what they are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := said.get("property") or said.get("name")):
            self.metas.setdefault(name, []).append(said["content"])
        if tag == "link":
            self.links.append(said)

    def alternates(self) -> dict[str, str]:
        return {one["hreflang"]: one["href"] for one in self.links if "hreflang" in one}

    def canonical(self) -> str:
        (found,) = [one["href"] for one in self.links if one["rel"] == "canonical"]
        return found


def data(html: str) -> list[Any]:
    return [
        json.loads(script)
        for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    ]


def typed(said: Any) -> Iterator[dict[str, Any]]:
    """All that has a type in some JSON-LD."""
    if isinstance(said, list):
        for one in said:
            yield from typed(one)
    elif isinstance(said, dict):
        if "@type" in said:
            yield said
        for one in said.values():
            yield from typed(one)


def address(story: Article, host: str = "maghrib.localhost") -> str:
    return f"http://{host}:8000/%D8%B9%D8%A7%D9%84%D9%85/{story.pk}/"


@pytest.fixture
def both(network: Network, publish: Callable[..., Article]) -> Callable[..., Article]:
    """Publishes a story in both editions."""

    def both(headline: str = "") -> Article:
        there = PlacementDraft(network.misr, network.world, headline=headline)
        return publish(HEADLINE, placements=[PlacementDraft(network.maghrib, network.world), there])

    return both


def page(reader: Visitor, story: Article, host: str = "maghrib.localhost", words: str = HEADLINE) -> str:
    return reader.html(f"/عالم/{story.pk}/{words.replace(' ', '-')}", host)


def test_copy_leads_to_the_storys_own_place_and_names_its_host(
    both: Callable[..., Article], reader: Visitor
) -> None:
    story = both()
    here, copy = page(reader, story), page(reader, story, MISR)
    assert Head(here).canonical().startswith(address(story))
    assert Head(copy).canonical().startswith(address(story))
    assert Head(here).alternates() == Head(copy).alternates() == {}
    assert 'class="canonical"' not in here
    (line,) = re.findall(r'<p class="canonical">(.*?)</p>', copy)
    assert line.startswith(f'<a href="{address(story)}')
    assert line.endswith("maghrib.localhost</a>")
    assert "misr.localhost" not in line
    assert f'data-short="maghrib.localhost/عالم/{story.pk}"' in line


def test_edition_with_a_headline_of_its_own_has_its_own_page(
    both: Callable[..., Article], reader: Visitor
) -> None:
    words = "القاهرة ترحب"
    story = both(words)
    here, there = page(reader, story), page(reader, story, MISR, words)
    assert Head(here).canonical().startswith(address(story))
    assert Head(there).canonical().startswith(address(story, MISR))
    assert 'class="canonical"' not in here + there
    named = Head(here).alternates()
    assert named == Head(there).alternates()
    assert list(named) == ["ar-MA", "ar-EG", "x-default"]
    assert named["ar-MA"] == named["x-default"] == Head(here).canonical()
    assert named["ar-EG"] == Head(there).canonical()


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("View on Misr.localhost", "View on maghrib.localhost"),
        ("الخبر في موقعه", "الخبر في موقعه: maghrib.localhost"),
    ],
)
def test_editions_own_wording_names_the_host_to_which_it_leads(
    label: str, shown: str, network: Network, both: Callable[..., Article], reader: Visitor
) -> None:
    story = both()
    change_wording(network.misr, canonical_label=label)
    assert f">{shown}</a>" in page(reader, story, MISR)


def test_structured_data_has_what_its_types_must_have(
    publish: Callable[..., Article], reader: Visitor
) -> None:
    story = publish(HEADLINE)
    found = [one for path in ("/", "/عالم") for one in typed(data(reader.html(path)))]
    found += typed(data(page(reader, story)))
    assert {one["@type"] for one in found} >= {
        "NewsArticle",
        "NewsMediaOrganization",
        "WebSite",
        "BreadcrumbList",
    }
    for one in found:
        missing = [name for name in REQUIRED[one["@type"]] if not one.get(name)]
        assert not missing, one
        for name in ("url", "urlTemplate", "item", "mainEntityOfPage"):
            assert one.get(name, "http://").startswith("http://")


def test_home_page_names_its_search(reader: Visitor) -> None:
    (said,) = data(reader.html("/"))
    site = next(one for one in typed(said) if one["@type"] == "WebSite")
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == "http://maghrib.localhost:8000/search?q={search_term_string}"


@pytest.mark.parametrize("path", ["/", "/عالم"])
def test_page_without_a_picture_is_shared_with_the_editions(path: str, reader: Visitor) -> None:
    metas = Head(reader.html(path)).metas
    assert metas["og:image"] == ["http://maghrib.localhost:8000/share.jpg"]
    assert metas["og:locale"] == ["ar_MA"]
    assert metas["twitter:card"] == ["summary_large_image"]


def test_story_is_shared_with_its_photo_or_with_the_editions_picture(
    publish: Callable[..., Article],
    reader: Visitor,
    photo: Photo,  # noqa: F811
) -> None:
    bare, shown = publish(HEADLINE), publish(HEADLINE, lead_photo=photo)
    metas = Head(page(reader, bare)).metas
    assert metas["og:image"] == ["http://maghrib.localhost:8000/share.jpg"]
    assert data(page(reader, bare))[0]["image"] == metas["og:image"]
    metas = Head(page(reader, shown)).metas
    (picture,) = metas["og:image"]
    assert "/media/" in picture
    assert picture.endswith("-share-1200.jpg")
    assert (metas["og:image:width"], metas["og:image:height"]) == (["12"], ["6"])  # of a photo so small
    assert metas["og:image:alt"] == [photo.description]
    images = data(page(reader, shown))[0]["image"]
    assert [one.rsplit("-", 2)[1] for one in images] == ["wide", "four", "square"]
    assert make_wanted_sizes() == 3
    sizes = [Image.open(BytesIO(path_of(one.partition("/media/")[2]).read_bytes())) for one in images]
    assert [(one.format, one.size) for one in sizes] == [
        ("JPEG", (12, 7)),
        ("JPEG", (12, 9)),
        ("JPEG", (8, 8)),
    ]


def test_editions_picture_is_drawn_with_its_name(network: Network, reader: Visitor) -> None:
    before = reader.body("/share.jpg")
    assert Image.open(BytesIO(before)).size == (1200, 630)
    assert reader.headers("/share.jpg")["content-type"] == "image/jpeg"
    assert len(before) < 300_000
    change_wording(network.maghrib, name="المغرب الآن")
    assert reader.body("/share.jpg") != before
    assert reader.body("/share.jpg", MISR) != before


def test_manifest_is_the_editions(network: Network, reader: Visitor) -> None:
    said = json.loads(reader.html("/manifest.webmanifest"))
    assert (said["name"], said["lang"], said["dir"]) == ("المغرب اليوم", "ar-MA", "rtl")
    assert said["start_url"] == said["scope"] == "/"
    assert {icon["sizes"] for icon in said["icons"]} == {"192x192", "512x512"}
    change_wording(network.maghrib, tagline="أخبار كل يوم")
    assert json.loads(reader.html("/manifest.webmanifest"))["description"] == "أخبار كل يوم"


@pytest.mark.parametrize("host", ["maghrib.localhost", "localhost"])
def test_icons_are_where_browsers_look_for_them(host: str, network: Network) -> None:
    client = Client(headers={"host": host})
    assert Image.open(BytesIO(client.get("/favicon.ico").content)).format == "ICO"
    assert Image.open(BytesIO(client.get("/apple-touch-icon.png").content)).size == (180, 180)


def test_story_is_passed_on_by_links_that_need_no_script(
    both: Callable[..., Article], reader: Visitor
) -> None:
    story = both()
    for host in ("maghrib.localhost", MISR):
        html = page(reader, story, host)
        (menu,) = re.findall(r'<details class="share">(.*?)</details>', html, re.DOTALL)
        links = [unescape(link) for link in re.findall(r'href="([^"]*)"', menu)]
        assert [urlsplit(link).hostname for link in links] == ["wa.me", "x.com", "t.me"]
        for link in links:
            said = parse_qs(urlsplit(link).query)
            assert Head(html).canonical() in " ".join(one for values in said.values() for one in values)
            assert HEADLINE in said["text"][0]
        assert "<script" not in menu


def test_service_worker_is_named_by_its_release_and_edition(network: Network, reader: Visitor) -> None:
    before = reader.html("/worker.js")
    assert before.startswith("const VERSION = ")
    assert reader.headers("/worker.js")["content-type"] == "text/javascript; charset=utf-8"
    assert reader.headers("/worker.js")["cache-control"] == "no-cache"
    assert "data-offline" in reader.html("/")
    change_wording(network.maghrib, name="المغرب الآن")
    assert reader.html("/worker.js") != before


def test_offline_page_has_a_place_for_kept_stories_and_nothing_that_grows_old(reader: Visitor) -> None:
    html = reader.html("/offline.html")
    assert "<!-- kept -->" in html
    assert Head(html).metas["robots"] == ["noindex"]
    assert 'class="latest"' not in html


def test_worker_takes_itself_away_where_the_installation_has_none(
    network: Network, reader: Visitor, settings: Any
) -> None:
    settings.OFFLINE = False
    assert "registration.unregister()" in reader.html("/worker.js")
    assert "data-offline" not in reader.html("/")
    assert reader.get("/offline.html").status == 404
