"""A story from "new" to live on one screen, how many clicks it takes, and what else the form does for its writer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.processes.running import Installation
from tests.waiting import until

pytestmark = pytest.mark.browser

TEXT = "قال المتحدث إن القمة بدأت في موعدها."

COUNTER = """
window.presses = JSON.parse(sessionStorage.presses ?? '{"clicks": 0, "keys": 0}');
const keep = (kind) => { window.presses[kind] += 1; sessionStorage.presses = JSON.stringify(window.presses); };
addEventListener("pointerdown", (event) => event.isTrusted && keep("clicks"), true);
addEventListener("keydown", (event) => {
  const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  if (event.isTrusted && !isText && !["Control", "Meta", "Shift"].includes(event.key)) keep("keys");
}, true);
"""
"""Counts clicks, and the keys that are not letters of the text."""


@pytest.fixture
def desk(editor: BrowserContext, site: Installation) -> Iterator[Page]:
    page = editor.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/stories/add/")
    expect(page.locator("[data-kind=sections]").first).to_be_visible()
    yield page
    page.close()


def chip(page: Page, name: str) -> None:
    page.locator("[data-kind]", has_text=re.compile(f"^{name}$")).click()


def presses(page: Page) -> dict[str, int]:
    return dict(page.evaluate("window.presses"))


def published(page: Page) -> None:
    expect(page.locator(".messages .success")).to_be_visible(timeout=30_000)
    assert "نُشر" in page.locator(".messages .success").inner_text()


def end_sessions(site: Installation) -> None:
    with closing(sqlite3.connect(site.data / "nashra.sqlite3", timeout=20)) as database:
        database.execute("DELETE FROM django_session")
        database.commit()


def newest(site: Installation) -> str:
    with closing(sqlite3.connect(site.data / "nashra.sqlite3", timeout=20)) as database:
        query = "SELECT object_str FROM wagtailcore_revision ORDER BY id DESC LIMIT 1"
        return str(database.execute(query).fetchone()[0])


def test_story_is_live_four_clicks_after_new(editor: BrowserContext, site: Installation) -> None:
    """New, the text, the section, publish; a second one by keys, with the place that was used last."""
    page = editor.new_page()
    page.add_init_script(COUNTER)
    page.goto(f"http://localhost:{site.port}/newsroom/")
    page.locator(".desk__new").click()
    expect(page.locator("[name=headline]")).to_be_focused()
    page.keyboard.type("قمة المياه تنطلق")
    page.locator("[data-contentpath=body] [contenteditable=true]").click()
    page.keyboard.type(TEXT)
    chip(page, "العالم")
    page.locator("[data-main-button]").click()
    published(page)
    assert presses(page) == {"clicks": 4, "keys": 0}

    page.goto(f"http://localhost:{site.port}/newsroom/")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.locator(".desk__new").click()
    expect(page.locator("[name=headline]")).to_be_focused()
    expect(page.locator("[data-kind=sections][aria-pressed=true]")).to_have_text("العالم")
    page.keyboard.type("القمة تختتم أعمالها")
    page.keyboard.press("Enter")
    page.keyboard.type(TEXT)
    page.keyboard.press("Control+Enter")
    published(page)
    assert presses(page) == {"clicks": 1, "keys": 2}

    with page.expect_popup() as opened:
        page.get_by_role("link", name="عرض في المغرب اليوم").first.click()
    expect(opened.value.locator("h1")).to_have_text("القمة تختتم أعمالها")
    expect(opened.value.locator("article")).to_contain_text(TEXT)


def test_link_is_copied_from_message_list_and_form(editor: BrowserContext, desk: Page) -> None:
    editor.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.keyboard.type("رابط يُنسخ")
    chip(desk, "العالم")
    desk.keyboard.press("Control+Enter")
    published(desk)
    copied = set()
    for place in (".messages", "table"):
        desk.locator(f"{place} [data-copy]").first.click()
        expect(desk.locator(f"{place} [data-copy]").first).to_have_text("نُسخ")
        copied.add(desk.evaluate("navigator.clipboard.readText()"))
    desk.get_by_role("link", name="رابط يُنسخ").first.click()
    desk.locator("[data-where] [data-copy]").click()
    expect(desk.locator("[data-where] [data-copy]")).to_have_text("نُسخ")
    copied.add(desk.evaluate("navigator.clipboard.readText()"))
    assert len(copied) == 1
    assert re.fullmatch(r"http://maghrib\.localhost:\d+/world/\d+/%\S+", copied.pop())


def test_chip_pressed_right_after_typing_counts(desk: Page) -> None:
    """Leaving the headline changes it, between the press of the chip and its release."""
    desk.keyboard.type("طبعة أخرى")
    chip(desk, "مصر اليوم")
    expect(desk.locator("[name=placements-0-edition]")).to_have_value("2")
    expect(desk.locator("[data-kind=editions][aria-pressed=true]")).to_have_text("مصر اليوم")


def test_errors_lead_to_chips_and_to_folded_fields(desk: Page) -> None:
    desk.keyboard.type("خبر بلا قسم")
    for name, text in (("section", ""), ("expires_at", "لا وقت")):
        write = "(field, text) => { field.value = text; field.dispatchEvent(new Event('change', { bubbles: true })) }"
        desk.locator(f"[name=placements-0-{name}]").evaluate(write, text)
    desk.keyboard.press("Control+Enter")
    said = desk.locator(".messages .error [data-leads-to]")
    expect(said).to_have_count(2, timeout=30_000)
    said.filter(has_text="قسم").click()
    expect(desk.locator("[data-kind=sections]").first).to_be_focused()
    fold = desk.get_by_role("heading", name="طبعات أخرى وحظر نشر وصيغ خاصة")
    fold.click()
    expect(desk.locator("[name=placements-0-expires_at]")).to_be_hidden()
    said.filter(has_not_text="قسم").click()
    expect(desk.locator("[name=placements-0-expires_at]")).to_be_focused()


def test_text_typed_after_the_session_ended_is_saved_once_logged_in_again(
    editor: BrowserContext, desk: Page, site: Installation
) -> None:
    desk.keyboard.type("جلسة")
    assert until(lambda: desk.wait_for_timeout(50) or newest(site) == "جلسة", seconds=20)
    end_sessions(site)
    desk.keyboard.type(" انتهت")
    expect(desk.locator("#session-ended")).to_be_visible(timeout=15_000)
    log_in(editor, desk)
    expect(desk.locator("#session-ended")).to_be_hidden(timeout=15_000)
    assert until(lambda: desk.wait_for_timeout(50) or newest(site) == "جلسة انتهت", seconds=20)


def test_publish_after_the_session_ended_goes_on_once_logged_in_again(
    editor: BrowserContext, desk: Page, site: Installation
) -> None:
    desk.keyboard.type("نشر بعد الجلسة")
    chip(desk, "العالم")
    end_sessions(site)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#session-ended")).to_be_visible(timeout=15_000)
    log_in(editor, desk)
    published(desk)
    assert newest(site) == "نشر بعد الجلسة"


def log_in(editor: BrowserContext, desk: Page) -> None:
    with editor.expect_page() as opened:
        desk.locator("[data-log-in]").click()
    window = opened.value
    window.fill("[name=login]", "editor")
    window.fill("[name=password]", "nashra-demo")
    window.locator("button[type=submit]").click()


@pytest.mark.parametrize("width", [820, 360])
def test_bar_of_duplicates_leaves_the_buttons_free(
    editor: BrowserContext, site: Installation, width: int
) -> None:
    page = editor.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"http://localhost:{site.port}/newsroom/stories/add/")
    page.fill("[name=headline]", "أربع دول توقع في العالية اتفاقًا لتقاسم مياه نهر السلسال")
    expect(page.locator(".alike")).to_be_visible(timeout=20_000)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.locator("[data-main-button]").click(trial=True, timeout=5_000)


@pytest.mark.parametrize("width", [1440, 820, 360])
def test_form_fits_its_window(editor: BrowserContext, site: Installation, width: int) -> None:
    page = editor.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"http://localhost:{site.port}/newsroom/stories/add/")
    expect(page.locator("[data-kind=sections]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("[data-minimap-container]").is_hidden()
