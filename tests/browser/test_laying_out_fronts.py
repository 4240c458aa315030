"""Laying out a front: a story dragged to the top is what readers have at their next request, and undone by a click."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect
from tests.processes.running import Installation


def open_front(page: Page, site: Installation) -> None:
    page.goto(f"http://localhost:{site.port}/newsroom/fronts/")
    page.wait_for_selector(".front-story--filler")


def top_of_home(site: Installation) -> str:
    with site.reader("maghrib.localhost") as reader:
        return reader.get("/").text.split("front-lead", 1)[1].split("</h2>", 1)[0]


def test_story_dragged_to_the_top_is_published_and_undone(editor: BrowserContext, site: Installation) -> None:
    page = editor.new_page()
    open_front(page, site)
    before = top_of_home(site)
    headlines = page.locator(".fronts-choice [data-headline]").all_inner_texts()
    headline = next(one for one in headlines if one not in before)
    story = page.locator(".fronts-choice", has_text=headline).first
    story.drag_to(page.locator("[data-slot=lead] [data-pins]"))
    pinned = page.locator("[data-slot=lead] .front-story--pin [data-headline]")
    expect(pinned).to_have_text([headline])
    assert top_of_home(site) == before

    page.keyboard.press("Control+s")
    expect(page.locator("[data-undo-name]")).to_have_text("تراجع عن آخر نشر")
    assert headline in top_of_home(site)

    page.click("[data-undo]")
    expect(pinned).to_have_count(0)
    assert headline not in top_of_home(site)


def test_front_is_laid_out_by_the_keyboard_and_what_is_not_published_outlives_the_tab(
    editor: BrowserContext, site: Installation
) -> None:
    page = editor.new_page()
    open_front(page, site)
    choices = page.locator(".fronts-choice [data-headline]")
    wanted = [choices.nth(1).inner_text(), choices.nth(2).inner_text()]
    for place in (2, 1):
        page.locator(".fronts-choice [data-place]").nth(place).focus()
        page.keyboard.press("Enter")
        page.locator("[data-places] button").first.focus()
        page.keyboard.press("Enter")
    pinned = page.locator("[data-slot=lead] .front-story--pin [data-headline]")
    expect(pinned).to_have_text(wanted)
    page.locator("[data-slot=lead] [data-pin-grip]").first.focus()
    page.keyboard.press("ArrowDown")
    expect(pinned).to_have_text(wanted[::-1])
    page.keyboard.press("Control+z")
    expect(pinned).to_have_text(wanted)
    page.close(run_before_unload=False)

    page = editor.new_page()
    open_front(page, site)
    expect(page.locator("[data-slot=lead] .front-story--pin [data-headline]")).to_have_text(wanted)


def test_nothing_is_lost_where_the_network_is_away_or_the_session_has_ended(
    editor: BrowserContext, site: Installation
) -> None:
    page = editor.new_page()
    open_front(page, site)
    page.click("[data-add=text]")
    page.locator("[data-kind=text] [data-set=text]").fill("نتائج الانتخابات الليلة")
    editor.set_offline(True)
    page.click("[data-publish]")
    expect(page.locator("[data-notice-text]")).to_contain_text("الشبكة منقطعة")
    editor.set_offline(False)
    cookies = editor.cookies()
    editor.clear_cookies(name="sessionid")
    page.click("[data-publish]")
    expect(page.locator("#session-ended")).to_be_visible()
    editor.add_cookies(cookies)  # as logging in does
    expect(page.locator("[data-notice-text]")).to_have_text("نُشرت. يراها القراء الآن.")
    with site.reader("maghrib.localhost") as reader:
        assert "نتائج الانتخابات الليلة" in reader.get("/").text
