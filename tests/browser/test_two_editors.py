"""Two editors in one story, in two browsers: both texts are kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.processes.running import Installation

pytestmark = pytest.mark.browser


@pytest.fixture
def second(chromium: Browser, site: Installation) -> Iterator[BrowserContext]:
    """A second window of the desk, which has its own session."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="ar")
    page = context.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", "nashra-demo")
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".public-DraftEditor-content").first).to_be_visible(timeout=30_000)
    return page


def append(page: Page, paragraph: int, text: str) -> None:
    """Type at the end of a paragraph, counted from nought."""
    page.locator(".public-DraftEditor-content").nth(paragraph).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success").first).to_be_visible(timeout=30_000)


def test_paragraphs_of_both_are_kept_and_the_same_one_is_shown_side_by_side(
    editor: BrowserContext, second: BrowserContext, site: Installation
) -> None:
    page = editor.pages[0]
    page.goto(f"http://localhost:{site.port}/newsroom/stories/")
    address = page.locator("a[href*='/stories/edit/']").first.get_attribute("href")
    address = f"http://localhost:{site.port}{address}"
    a, b = opened(editor, address), opened(second, address)
    append(a, 0, " زيادة أ")
    save(a)
    append(b, 1, " زيادة ب")
    save(b)
    expect(b.locator(".messages")).to_contain_text("دُمج نصك")
    fields = b.locator(".public-DraftEditor-content")
    expect(fields.nth(0)).to_contain_text("زيادة أ")
    expect(fields.nth(1)).to_contain_text("زيادة ب")
    append(a, 1, " أخرى")
    append(b, 1, " غيرها")
    save(b)
    a.keyboard.press("Control+s")
    merge = a.locator("section.merge")
    expect(merge).to_contain_text("زيادة ب غيرها", timeout=30_000)
    expect(merge).to_contain_text("أخرى")
    merge.locator("input[value=theirs]").check()
    save(a)
    expect(a.locator(".public-DraftEditor-content").nth(1)).to_contain_text("زيادة ب غيرها")
