"""The bell in the newsroom's header."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from playwright.sync_api import BrowserContext, expect
from tests.processes.running import Installation

NOTIFY = """
from django.contrib.auth import get_user_model
from nashra.newsroom.actions.notify import notify
from nashra.newsroom.models import Article
from nashra.newsroom.notice_kinds import COMMENTED
story = Article.objects.order_by("pk").first()
notify(COMMENTED, [get_user_model().objects.get(username="editor").pk], story=story)
print(story.headline)
"""


def test_bell_counts_what_comes_without_reloading_and_is_empty_once_opened(
    editor: BrowserContext, site: Installation
) -> None:
    with closing(sqlite3.connect(site.data / "nashra.sqlite3", timeout=20)) as database:
        database.execute("DELETE FROM newsroom_notice")  # of what other tests did
        database.commit()
    page = editor.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/stories/")
    expect(page.locator(".w-slim-header .bell__button")).to_be_visible()
    expect(page.locator("[data-bell-count]")).to_be_hidden()

    headline = site.start_python(NOTIFY).communicate(timeout=60)[0].splitlines()[-1]
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-bell-count]")).to_have_text("1")

    page.click(".bell__button")
    expect(page.locator(".notice--new")).to_contain_text(headline)
    expect(page.locator("[data-bell-count]")).to_be_hidden()
    page.goto(f"http://localhost:{site.port}/newsroom/")
    page.click(".desk__head .bell__button")
    expect(page.locator(".notice")).to_contain_text(headline)
    expect(page.locator(".notice--new")).to_have_count(0)


def test_first_page_follows_the_newsroom_keeps_the_focus_and_says_when_nothing_answers(
    editor: BrowserContext, site: Installation
) -> None:
    page = editor.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/")
    published, offline = page.locator("[data-panel=published]"), page.locator("[data-offline]")
    focused = published.locator("a.desk-panel__headline").first
    address = focused.get_attribute("href")
    focused.focus()
    page.evaluate("window.kept = document.querySelector('[data-panel=timeline] section')")

    site.publish("خبر نُشر والصفحة الأولى مفتوحة")
    look = "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(look)
    expect(published).to_contain_text("خبر نُشر والصفحة الأولى مفتوحة")
    expect(published.locator(f"a[href='{address}']").first).to_be_focused()
    assert page.evaluate("window.kept.isConnected"), "a panel in which nothing changed was drawn anew"

    editor.set_offline(True)
    page.evaluate(look)
    expect(offline).to_contain_text("لا اتصال")
    expect(published).to_contain_text("خبر نُشر والصفحة الأولى مفتوحة")
    editor.set_offline(False)
    expect(offline).to_be_hidden()

    editor.clear_cookies()
    page.evaluate(look)
    expect(offline.get_by_role("link")).to_have_attribute("href", page.url)
    expect(published).to_contain_text("خبر نُشر والصفحة الأولى مفتوحة")
