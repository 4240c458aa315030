"""An editor types a time in Arabic digits, reads what it means, schedules, and sees the schedule."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.test_publishing import publish, write_story
from tests.processes.running import Installation

from nashra.arabic.digits import to_digits

pytestmark = pytest.mark.browser

CASABLANCA = ZoneInfo("Africa/Casablanca")
HEADLINE = "اجتماع يُعلن غدًا"
TOLD = re.compile(r"، 18:30 بتوقيت الدار البيضاء$")


def state_panel(page: Page) -> None:
    """Open the panel of the story's state, or shut it."""
    page.locator("[data-side-panel-toggle=status]").click()


def open_schedule(page: Page) -> None:
    """Open the dialog of the story's times."""
    state_panel(page)
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    expect(page.locator("[name=go_live_at]")).to_be_visible()


def test_time_in_arabic_digits_is_told_scheduled_and_shown(
    editor: BrowserContext, site: Installation
) -> None:
    page = editor.new_page()
    write_story(page, site, HEADLINE)
    open_schedule(page)
    tomorrow = datetime.now(CASABLANCA) + timedelta(days=1)
    field, meaning = page.locator("[name=go_live_at]"), page.locator("#id_go_live_at-meaning")
    half = to_digits(f"{tomorrow:%d/%m/%Y} 18:3", "arab")
    field.press_sequentially(half)
    expect(meaning).to_contain_text("غير مفهوم")
    expect(field).to_have_value(half)
    field.press_sequentially("٠")
    expect(meaning).to_have_text(re.compile("^يُنشر بعد .*" + TOLD.pattern))
    page.locator("[name=expire_at]").focus()
    expect(field).to_have_value(re.compile(rf"^{tomorrow.day} .* {tomorrow.year}، 18:30$"))
    page.locator("#schedule-publishing-dialog button.action-save").click()
    expect(page.locator(".messages .success")).to_be_visible()
    publish(page)
    page.get_by_role("link", name=HEADLINE).first.click()
    panel = page.locator("[data-side-panel=status]").first
    expect(panel.or_(page.locator("[data-side-panel-toggle=status]")).first).to_be_attached()
    if not panel.is_visible():
        state_panel(page)
    expect(panel.get_by_text("18:30 بتوقيت الدار البيضاء")).to_be_visible()
