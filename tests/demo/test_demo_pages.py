"""The demo's pages, joined from real fragments: nothing missing or twice, every link leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.contrib.staticfiles import finders
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from tests.demo.demo_pages import Page, Site

from nashra.arabic.typesetting.plain import set_text
from nashra.arabic.typesetting.style import TextStyle
from nashra.demo import load, photos
from nashra.edge.router import recipe_key
from nashra.editions.models import RESERVED_SLUGS, Edition
from nashra.fragments.key import parse_key
from nashra.fragments.model import ListFragment, Piece, Recipe
from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.models import Author, Placement, Topic
from nashra.newsroom.photo_names import meanwhile, read_name
from nashra.pages import archive_keys, listing_keys, registry
from nashra.pages.render import render
from nashra.related.actions.compute import compute

pytestmark = pytest.mark.django_db

MAY_BE_EMPTY = {"see-also", "related", "breaking"}
STATEMENTS = 14
"""That any one fragment takes, whatever it shows."""


def _small_pictures(scene: str, seed: int, specs: tuple[str, ...]) -> tuple[bytes, tuple[bytes, ...]]:
    data = BytesIO()
    Image.new("RGB", (3, 2)).save(data, "WEBP")
    return data.getvalue(), tuple(data.getvalue() for _ in specs)


class _HerePool:
    """Draws in this process."""

    def __init__(self, *args: object, **kwargs: object) -> None: ...
    def __enter__(self) -> _HerePool:
        return self

    def __exit__(self, *args: object) -> None: ...
    def map(self, function: Callable[..., Any], *iterables: Any, chunksize: int = 1) -> Iterator[Any]:
        return map(_small_pictures, *iterables)


@pytest.fixture(scope="module")
def sites(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Site]]:
    """The demo's editions with all their stories, gone after the module."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(photos, "ProcessPoolExecutor", _HerePool)
        load.load(lambda _text: None, per_section=10)
        for number in Placement.objects.filter(live=True).values_list("article", flat=True).distinct():
            compute(number)
        yield {edition.slug: Site(edition) for edition in Edition.objects.all()}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(sites: dict[str, Site]) -> dict[tuple[str, str], tuple[Recipe, Page]]:
    """All pages by edition and recipe's key."""
    found = {}
    for slug, site in sites.items():
        places = Placement.objects.filter(edition=site.edition, live=True)
        keys = [f"story-page/{number}" for number in places.values_list("article", flat=True)]
        keys += [f"section-page/{shown.section.slug}" for shown in site.edition.shown_sections.all()]
        for key in [*keys, "page/home"]:
            recipe = site.recipe(key)
            assert recipe is not None, key
            found[slug, key] = (recipe, Page(site.html(recipe)))
    return found


Pages = dict[tuple[str, str], tuple[Recipe, Page]]


def test_there_is_a_page_for_every_story_in_every_edition(pages: Pages) -> None:
    assert len(pages) > 130
    assert {recipe.status for recipe, _page in pages.values()} == {200}


def test_recipes_name_only_kinds_that_exist(pages: Pages, sites: dict[str, Site]) -> None:
    for (slug, _key), (recipe, _page) in pages.items():
        for part in recipe.parts:
            if not part.key:
                assert recipe.pieces[part.piece]
                continue
            key = parse_key(part.key)
            assert key is not None
            assert key.kind in registry.KNOWN
            assert key.edition == sites[slug].edition.pk


def test_every_part_of_every_page_is_there(pages: Pages, sites: dict[str, Site]) -> None:
    for (slug, name), (recipe, _page) in pages.items():
        for part in sites[slug].parts(recipe):
            fragment, key = sites[slug].fragment(part.key), parse_key(part.key)
            assert key is not None
            filled = fragment.html if isinstance(fragment, Piece) else getattr(fragment, "items", ())
            assert filled or key.kind in MAY_BE_EMPTY, (slug, name, part.key)


def test_story_pages_show_all_their_lists(pages: Pages, sites: dict[str, Site]) -> None:
    for (slug, name), (_recipe, page) in pages.items():
        if name.startswith("story-page"):
            marks = ("latest", "most-read", "related")
            assert [page.html.count(f'<section class="{mark}">') for mark in marks] == [1, 1, 1], (slug, name)
            blocks = page.html.split('<section class="block"')[1:]
            # A block whose stories are all shown above is left out; French sections have four stories.
            named = sites[slug].edition.shown_sections.filter(block_on_stories=True).count()
            assert len(blocks) in (named - 1, named), (slug, name)
            shown = [block.partition("</section>")[0].count("<li") for block in blocks]
            assert max(shown) >= (2 if slug == "fr" else 4), (slug, name)


def _numbers(html: str) -> list[str]:
    return re.findall(r'href="[^"]*?/(\d+)/[^"]*"', html)


def _lists(html: str) -> list[str]:
    """The page's lists of stories: all but breaking news, the home page's clock and the story itself."""
    after = html.partition("</article>")[2] or html.partition("<main")[2]
    after = re.sub(r'(?s)<aside class="breaking".*?</aside>', "", after)
    if "<article" not in html:
        after = re.sub(r'(?s)<section class="latest".*?</section>', "", after)
    return _numbers(after.replace(_canonical(after), "").partition("</main>")[0])


def _canonical(html: str) -> str:
    found = re.search(r'<p class="canonical">.*?</p>', html)
    return found[0] if found else ""


def test_no_page_lists_its_own_story_or_any_story_twice(pages: Pages) -> None:
    for (slug, name), (recipe, page) in pages.items():
        listed = _lists(page.html)
        assert len(listed) >= (6 if slug == "fr" else 10), (slug, name)
        assert len(set(listed)) == len(listed), (slug, name)
        assert not {str(number) for number in recipe.numbers} & set(listed), (slug, name)


def test_home_page_shows_no_picture_twice(pages: Pages, sites: dict[str, Site]) -> None:
    for slug in sites:
        _recipe, page = pages[slug, "page/home"]
        assert len(page.pictures) >= (8 if slug == "fr" else 14), slug
        twice = {one for one in page.pictures if page.pictures.count(one) > 1}
        assert twice == set(), [line for line in page.html.splitlines() if any(one in line for one in twice)]


def test_home_page_shows_most_read_and_every_section(pages: Pages, sites: dict[str, Site]) -> None:
    for slug in sites:
        _recipe, page = pages[slug, "page/home"]
        assert (
            page.html.partition('<section class="most-read">')[2].partition("</section>")[0].count("<li") == 5
        )
        assert page.html.count('<section class="block"') == sites[slug].edition.shown_sections.count()
        assert page.html.count('<li class="front-lead"') == 1


SERVICES = ("wa.me", "x.com", "t.me")
"""To which stories are passed on."""


def _leads_somewhere(address: str, sites: dict[str, Site], here: Site) -> bool:
    parts = urlsplit(address)
    if parts.hostname in SERVICES:
        return True
    site = here
    if parts.netloc:
        found = [one for one in sites.values() if one.edition.host == parts.hostname]
        if not found:
            return False
        site = found[0]
    path = unquote(parts.path)
    if path.startswith("/media/"):
        size = read_name(path.removeprefix("/media/"))
        return size is not None and any(path_of(one).exists() for one in (str(size), *meanwhile(size)))
    if path.startswith("/static/"):
        return (
            path.startswith("/static/nashra/nashra.")
            or finders.find(path.removeprefix("/static/")) is not None
        )
    if path in {"/", "/latest", "/most-read", "/archive", "/saved"}:
        return True
    if path in (reverse("search-description"), reverse("favicon")):
        return Client().get(path, headers={"host": site.edition.host}).status_code == 200
    key = recipe_key(path, "", RESERVED_SLUGS)
    recipe = site.recipe(key.decode()) if key else None
    return recipe is not None and recipe.status == 200 and recipe.path in ("", path)


def test_every_link_leads_to_a_page_without_a_redirect(pages: Pages, sites: dict[str, Site]) -> None:
    wrong, known = set(), set()
    for (slug, _name), (_recipe, page) in pages.items():
        addresses = {*page.links, *page.pictures, *(one for rel in page.rels.values() for one in rel)}
        for address in addresses:
            if (slug, address) not in known and not address.startswith("#"):
                known.add((slug, address))
                if not _leads_somewhere(address, sites, sites[slug]):
                    wrong.add((slug, address))
    assert not wrong
    assert len(known) > 300


def test_story_tells_machines_what_it_is(pages: Pages, sites: dict[str, Site]) -> None:
    for (slug, name), (recipe, page) in pages.items():
        if not name.startswith("story-page"):
            continue
        data, trail, *updates = (json.loads(script) for script in page.scripts)
        if data["@type"] == "LiveBlogPosting":
            data["@type"] = "NewsArticle"
            trail, updates = sorted([trail, *updates], key=lambda one: str(one["@type"]))[0], []
        assert not updates
        assert trail["@type"] == "BreadcrumbList"
        place = Placement.objects.select_related("article").get(
            edition=sites[slug].edition, article=recipe.numbers[0]
        )
        here = sites[slug].edition
        headline = set_text(
            place.headline or place.article.headline, TextStyle(here.language, is_rtl=here.direction == "rtl")
        )
        assert data["@type"] == "NewsArticle"
        assert data["headline"] == headline
        assert data["mainEntityOfPage"] == page.rels["canonical"][0]
        assert page.title == f"{headline} | {sites[slug].edition.name}"


def test_shared_story_has_one_canonical_address_and_its_own_pages_are_alternates(
    pages: Pages, sites: dict[str, Site]
) -> None:
    shared = 0
    for (slug, name), (recipe, page) in pages.items():
        (canonical,) = page.rels["canonical"]
        alternates = [one for one in page.rels.get("alternate", []) if "/feed." not in one]
        if not name.startswith("story-page"):
            assert urlsplit(canonical).hostname == sites[slug].edition.host
            continue
        placed = Placement.objects.filter(article=recipe.numbers[0], live=True).select_related("edition")
        places = sorted(placed, key=lambda place: (not place.canonical, place.sort_order))
        own = places[0]
        here = next(place for place in places if place.edition.slug == slug)
        meant = here if here.headline else own
        assert urlsplit(canonical).hostname == meant.edition.host
        hosts = {place.edition.host for place in places if place == own or place.headline}
        named = hosts if len(hosts) > 1 and meant == here else set()
        assert {urlsplit(one).hostname for one in alternates} == named
        shared += len(places) > 1
    assert shared > 20


def test_misr_writes_its_own_digits_where_the_system_writes_them(pages: Pages) -> None:
    times = [
        text
        for (slug, _name), (_recipe, page) in pages.items()
        if slug == "misr"
        for text in re.findall(r"<time[^>]*>([^<]*)</time>", page.html)
    ]
    assert len(times) > 500
    assert all(re.search("[٠-٩]", text) and not re.search("[0-9]", text) for text in times)


def test_maghrib_writes_latin_digits(pages: Pages) -> None:
    _recipe, page = pages["maghrib", "page/home"]
    assert not re.search("[٠-٩]", page.html)


def test_queries_of_a_fragment_do_not_grow_with_what_it_lists(sites: dict[str, Site]) -> None:
    site = sites["maghrib"]
    place = Placement.objects.get(edition=site.edition, article__headline__startswith="شراع المرفأ يتوّج")
    story, section = place.article_id, place.section_id
    assert place.published_at is not None
    day = place.published_at.astimezone(ZoneInfo("Africa/Casablanca")).date().isoformat()
    live = Placement.objects.filter(edition=site.edition, article__covered_since__isnull=False)
    covered = live.values_list("article", flat=True).get()
    topic = Topic.objects.filter(stories__article=story).first()
    author = Author.objects.filter(bylines__article=story).first()
    assert topic is not None
    assert author is not None
    arguments: dict[str, object] = {
        "section-page": "sport",
        "story-page": story,
        "message": 404,
        "message-head": 404,
        "live": covered,
        **dict.fromkeys(("feed-opening", "feed-list"), f"rss.{section}"),
        **dict.fromkeys(("feed", "feed-separator", "feed-closing"), "json"),
        "section-feed": "rss.sport",
        "file": "manifest.webmanifest",
        "sitemap": "index",
        "sitemap-month": day[:7],
        **dict.fromkeys((archive_keys.PAGE, archive_keys.STORIES, archive_keys.TITLE), day),
        archive_keys.CALENDAR: day[:7],
        **dict.fromkeys((archive_keys.YEAR, archive_keys.YEARS), day[:4]),
        **dict.fromkeys(("archive-head", "archive-title"), day),
        **dict.fromkeys((kind for kind in listing_keys.OF_TOPICS), topic.pk),
        **dict.fromkeys((kind for kind in listing_keys.OF_AUTHORS), author.pk),
        "topic-page": topic.slug,
        "author-page": author.slug,
    }
    for kind in sorted(registry.KNOWN):
        of_story = kind in ("see-also", "related") or kind.endswith("-item")
        argument = arguments.get(kind, story if of_story else section)
        with CaptureQueriesContext(connection) as queries:
            (entry,) = render([f"{site.prefix}{kind}/{argument}".encode()])
        if isinstance(entry.fragment, ListFragment):
            assert len(entry.fragment.items) > 0, kind
        assert len(queries) <= STATEMENTS, (kind, len(queries))
