"""The gallery shows every template, in every state, edition and theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import nashra.pages
from nashra.demo.gallery import samples, views
from nashra.demo.gallery.views import FRAGMENTS, THEMES
from nashra.pages.values import EditionHeader

FOLDER = Path(nashra.pages.__file__).parent / "templates" / "fragments"

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """A reader's browser: the newsroom's host has no gallery."""
    return Client(headers={"host": "maghrib.localhost"})


def test_gallery_shows_each_template(client: Client) -> None:
    shown = {
        template.name.removeprefix("fragments/")
        for name in FRAGMENTS
        for template in client.get("/-/gallery", {"fragment": name}).templates
        if template.name
    }
    there = {str(file.relative_to(FOLDER)) for file in FOLDER.rglob("*.html")}
    assert there <= shown


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", samples.EDITIONS, ids=lambda edition: edition.slug)
def test_each_fragment_is_shown_in_each_edition_and_theme(
    client: Client, edition: EditionHeader, theme: str
) -> None:
    for name in FRAGMENTS:
        query = {"fragment": name, "edition": edition.slug, "theme": theme}
        html = client.get("/-/gallery", query).content.decode()
        assert f'<html lang="{edition.language}" dir="{edition.direction}"' in html
        assert f"color-scheme:{theme}" in html
        assert html.count("<main") == html.count("</main>") == html.count("</body>") == 1, name


def test_index_links_to_every_fragment(client: Client) -> None:
    html = client.get("/-/gallery").content.decode()
    for name in FRAGMENTS:
        assert f"?fragment={name}&amp;edition=plage&amp;theme=dark" in html


def test_theme_is_forced_whatever_the_browser_prefers() -> None:
    light, dark = views.forced("light"), views.forced("dark")
    assert "prefers-color-scheme" not in light + dark
    assert "color-scheme:dark" in dark
    assert "color-scheme:light" in light
    assert "@media not all{:root{--paper:#14161a" in light
    assert "@media all{:root{--paper:#14161a" in dark


def test_gallery_is_kept_out_of_search_engines(client: Client) -> None:
    response = client.get("/-/gallery")
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("query", [{"fragment": "no"}, {"edition": "no"}, {"theme": "no"}])
def test_what_is_not_there_is_not_found(client: Client, query: dict[str, str]) -> None:
    assert client.get("/-/gallery", query).status_code == 404


def test_gallery_is_there_in_a_demo_alone(client: Client, settings: Any) -> None:
    assert client.get("/-/gallery").status_code == 200
    settings.IS_DEMO = False
    assert client.get("/-/gallery").status_code == 404
    assert client.get("/-/gallery", {"fragment": "story"}).status_code == 404
