"""Two editors in one story, in two browsers: both texts are kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.log_in import log_in
from tests.processes.running import Installation

pytestmark = pytest.mark.browser

STORIES = itertools.count(20)
"""Numbers of stories of several paragraphs, which only the tests of this module change."""


@pytest.fixture(scope="module")
def colleague(site: Installation) -> tuple[str, str]:
    """The name and password of somebody else at the desk."""
    added = site.run("user", "add", "karim", text="nashra-karim-demo\n")
    assert added.returncode == 0, added.stderr
    return "karim", "nashra-karim-demo"


@pytest.fixture
def second(chromium: Browser, site: Installation, colleague: tuple[str, str]) -> Iterator[BrowserContext]:
    """The colleague's browser."""
    context = log_in(chromium, site, *colleague)
    yield context
    context.close()


@pytest.fixture
def address(site: Installation) -> str:
    """The address of a form of one of the demo's stories, another one for each test."""
    return f"http://localhost:{site.port}/newsroom/stories/edit/{next(STORIES)}/"


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
    with page.expect_navigation(timeout=30_000):  # the message of an earlier save may still stand there
        page.keyboard.press("Control+s")
    expect(page.locator(".messages .success").first).to_be_visible(timeout=30_000)


def test_paragraphs_of_both_are_kept_and_the_same_one_is_shown_side_by_side(
    editor: BrowserContext, second: BrowserContext, address: str
) -> None:
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


def test_autosaves_merge_and_stop_where_they_touch(
    editor: BrowserContext, second: BrowserContext, address: str
) -> None:
    """Neither editor presses anything."""
    a, b = opened(editor, address), opened(second, address)
    append(a, 0, " تلقائي أ")
    expect(b.locator("[aria-label='حفظ editor نسخة جديدة']")).to_be_attached(timeout=30_000)
    append(b, 1, " تلقائي ب")
    expect(b.locator("[data-merged]")).to_contain_text("editor", timeout=30_000)
    append(a, 1, " تلقائي ج")
    expect(a.locator("body")).to_contain_text("احفظ واختر أحد النصين", timeout=30_000)
    a.keyboard.press("Control+s")
    merge = a.locator("section.merge")
    expect(merge).to_contain_text("تلقائي ب", timeout=30_000)
    expect(merge).to_contain_text("karim")


def test_each_sees_who_else_has_the_story_open(
    editor: BrowserContext, second: BrowserContext, address: str
) -> None:
    a = opened(editor, address)
    opened(second, address)
    there = a.locator(".w-editing-sessions__list li")
    expect(there).to_have_count(1, timeout=30_000)
    there.locator("button").hover()
    expect(a.locator("[data-tippy-root]").filter(has_text="karim").first).to_be_visible()
    pings = a.locator("[data-w-session-interval-value]").get_attribute("data-w-session-interval-value")
    assert int(pings or 0) <= 1500  # milliseconds; within two seconds with the answer
