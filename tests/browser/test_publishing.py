"""An editor publishes in the newsroom, and readers find it on every page, at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.processes.running import Installation

pytestmark = pytest.mark.browser


def write_story(page: Page, site: Installation, headline: str) -> None:
    """Fill in the form of a new story, as far as a short item needs it."""
    page.goto(f"http://localhost:{site.port}/newsroom/stories/add/")
    page.fill("[name=headline]", headline)
    page.get_by_role("heading", name="الكتّاب والمصدر").click()
    page.fill("[name=city]", "مرفأ السلام")
    page.locator("[data-kind=sections]", has_text=re.compile("^العالم$")).click()


def publish(page: Page) -> None:
    """Press publish and wait until the newsroom says that it is done."""
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def archive_pages(site: Installation) -> list[str]:
    """Addresses of old stories: the last that the home page's sections lead to."""
    with site.reader() as archive:
        return re.findall(r'href="(/culture/\d+/[^"]+)"', archive.get("/culture").text)[-3:]


def test_story_published_in_the_newsroom_is_on_every_old_page(
    editor: BrowserContext, reader: BrowserContext, site: Installation
) -> None:
    headline = "قمة المياه تنطلق اليوم في مرفأ السلام"
    desk, phone = editor.new_page(), reader.new_page()
    old = archive_pages(site)
    for path in old:
        phone.goto(f"http://maghrib.localhost:{site.port}{path}")
        expect(phone.get_by_role("link", name=headline)).to_have_count(0)
    write_story(desk, site, headline)
    publish(desk)
    for path in [*old, "/", "/world"]:
        phone.goto(f"http://maghrib.localhost:{site.port}{path}")
        # The home page's clock names again what stands above it.
        expect(phone.get_by_role("link", name=headline)).to_have_count(2 if path == "/" else 1)
    phone.get_by_role("link", name=headline).click()
    expect(phone.locator("h1")).to_have_text(headline)
    expect(phone.locator(".dateline")).to_have_text("مرفأ السلام ـ المغرب اليوم")
    expect(phone.get_by_role("link", name=headline)).to_have_count(0)


def test_preview_shows_the_draft_as_the_chosen_edition_would(
    editor: BrowserContext, site: Installation
) -> None:
    desk, console = editor.new_page(), list[str]()
    desk.on("console", lambda message: console.append(message.text))
    write_story(desk, site, "مسودة لا يراها القراء")
    desk.get_by_role("button", name="معاينة").first.click()
    preview = desk.frame_locator("iframe").first
    expect(preview.locator("h1")).to_have_text("مسودة لا يراها القراء", timeout=15_000)
    expect(preview.locator(".dateline")).to_contain_text("المغرب اليوم")
    assert any("Blocked script execution" in said for said in console)  # it has the newsroom's origin here


def test_gallery_is_shown_in_the_demo(site: Installation) -> None:
    with site.reader() as reader:
        assert reader.get("/-/gallery").status == 200


def test_pages_need_no_script(chromium: object, site: Installation) -> None:
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"http://maghrib.localhost:{site.port}/")
    page.locator("main a").first.click()
    expect(page.locator("article h1")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways(chromium: object, site: Installation, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})  # type: ignore[attr-defined]
    page = context.new_page()
    for path in ["/", "/world", *archive_pages(site)[:1], "/nowhere"]:
        page.goto(f"http://maghrib.localhost:{site.port}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
