"""An editor plans a story in the calendar; its reporter takes it from there to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.browser.log_in import log_in
from tests.processes.running import Installation

pytestmark = pytest.mark.browser

SLUG = "قمة الماء في مرفأ السلام"


@pytest.fixture
def reporter(chromium: Browser, site: Installation) -> Iterator[Page]:
    """A reporter of the first edition, logged in."""
    context = log_in(chromium, site, "zakaria")
    yield context.pages[0]
    context.close()


def card(page: Page) -> Locator:
    return page.locator(".planning .planning-card", has_text=SLUG)


def test_what_is_planned_is_taken_begun_and_published(
    editor: BrowserContext, reporter: Page, site: Installation
) -> None:
    desk, planning = editor.new_page(), f"http://localhost:{site.port}/newsroom/planning/"
    refused = list[str]()
    desk.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    desk.goto(f"{planning}?date=2030-06-03")
    desk.locator("[data-day='2030-06-05'] .planning__add").click()
    expect(desk.locator("[name=slug_line]")).to_be_focused()
    desk.keyboard.type(SLUG)
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-day='2030-06-05'] .planning-card")).to_contain_text(SLUG)

    desk.locator("[data-day='2030-06-05'] .planning-card").drag_to(desk.locator("[data-day='2030-06-07']"))
    expect(desk.locator("[data-day='2030-06-07'] .planning-card")).to_contain_text("18:00")
    expect(desk.locator("[data-day='2030-06-07'] .planning-card a")).to_be_focused()
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.locator("[data-day='2030-06-06'] .planning-card")).to_contain_text("مفتوح")

    reporter.goto(f"{planning}?date=2030-06-03")
    card(reporter).get_by_role("button", name="أتولّاها").click()
    card(reporter).get_by_role("button", name="ابدأ المسودة").click()
    expect(reporter.locator("[name=headline]")).to_have_value(SLUG)
    expect(reporter.locator(".where__origin", has_text="التكليف")).to_contain_text(SLUG)
    number = reporter.url.rstrip("/").rpartition("/")[2]

    desk.goto(f"{planning}?date=2030-06-03")
    expect(card(desk)).to_contain_text("قيد العمل")
    expect(card(desk)).to_contain_text("زكريا المرسوي")
    desk.goto(f"http://localhost:{site.port}/newsroom/stories/edit/{number}/")
    desk.locator("button[name=action-publish]").click()
    expect(desk.locator(".messages .success")).to_be_visible()
    desk.goto(f"{planning}?date=2030-06-03")
    expect(card(desk)).to_contain_text("سُلِّم")
    assert refused == []


def planned(page: Page, site: Installation, slug: str, day: str) -> None:
    """Plan a story for a day with the calendar's form."""
    page.goto(f"http://localhost:{site.port}/newsroom/planning/?date={day}&due={day}")
    page.locator("[name=slug_line]").fill(slug)
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-day='{day}'] .planning-card", has_text=slug)).to_be_visible()


def test_open_calendar_shows_what_others_do_and_keeps_what_is_typed(
    editor: BrowserContext, reporter: Page, site: Installation
) -> None:
    desk, planning = editor.new_page(), f"http://localhost:{site.port}/newsroom/planning/"
    planned(desk, site, "مدّ البحر", "2031-06-03")
    planned(desk, site, "جزر البحر", "2031-06-05")
    desk.goto(f"{planning}?date=2031-06-03&due=2031-06-04")
    desk.locator("[name=slug_line]").fill("ما أكتبه الآن")
    desk.evaluate("window.kept = document.querySelector('[data-day=\"2031-06-05\"] .planning-card')")

    reporter.goto(f"{planning}?date=2031-06-03")
    reporter.locator(".planning .planning-card", has_text="مدّ البحر").get_by_role("button").click()
    taken = desk.locator("[data-day='2031-06-03'] .planning-card")
    expect(taken).to_contain_text("زكريا المرسوي", timeout=20_000)
    expect(desk.locator("[name=slug_line]")).to_have_value("ما أكتبه الآن")
    expect(desk.locator("[name=slug_line]")).to_be_focused()
    assert desk.evaluate("window.kept.isConnected")


@pytest.mark.parametrize("width", [360, 820])
def test_card_is_dragged_by_a_finger_that_stays_and_not_by_one_that_moves_on(
    width: int, editor: BrowserContext, chromium: Browser, site: Installation
) -> None:
    number = width // 100  # of a day, so that each width has its own
    day, next_day = f"2032-06-{number:02}", f"2032-06-{number + 1:02}"
    at_desk = editor.new_page()
    planned(at_desk, site, SLUG, day)
    phone = chromium.new_context(viewport={"width": width, "height": 780}, has_touch=True, locale="ar")
    phone.add_cookies(editor.cookies())  # type: ignore[arg-type]  # the stubs know two kinds of one cookie
    page = phone.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/planning/?date={day}")
    dragged = page.locator(f"[data-day='{day}'] .planning-card")
    dragged.evaluate("card => card.scrollIntoView({ block: 'center' })")
    target = page.locator(f"[data-day='{next_day}']")
    begin, end = dragged.bounding_box(), target.bounding_box()
    assert begin
    assert end
    finger = Finger(page)
    finger.down(begin["x"] + 40, begin["y"] + 10)
    expect(page.locator(".drag-shadow")).to_be_visible()
    finger.move(end["x"] + 40, end["y"] + 20)
    finger.up()
    expect(target.locator(".planning-card")).to_contain_text(SLUG)
    expect(dragged).to_have_count(0)

    target.evaluate("day => day.scrollIntoView({ block: 'center' })")
    begin = target.locator(".planning-card").bounding_box()
    assert begin
    finger.down(begin["x"] + 40, begin["y"] + 10)
    for step in range(1, 8):
        finger.move(begin["x"] + 40, begin["y"] + 20 * step)
    finger.up()
    expect(page.locator(".drag-shadow")).to_have_count(0)
    expect(target.locator(".planning-card")).to_contain_text(SLUG)
    phone.close()


class Finger:
    """A finger on the page's screen."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)

    def down(self, x: float, y: float) -> None:
        self._send("touchStart", x, y)

    def move(self, x: float, y: float) -> None:
        self._send("touchMove", x, y)

    def up(self) -> None:
        self._session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _send(self, kind: str, x: float, y: float) -> None:
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})


@pytest.mark.parametrize("width", [320, 360, 820, 1440])
def test_no_calendar_is_wider_than_its_window(width: int, editor: BrowserContext, site: Installation) -> None:
    page = editor.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    tomorrow = date.today() + timedelta(days=1)
    for asked in ("", "?view=day", f"?due={tomorrow}"):
        page.goto(f"http://localhost:{site.port}/newsroom/planning/{asked}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, asked
        is_inside = page.evaluate(
            """() => {
                const frame = document.querySelector(".planning-new");
                const box = frame.getBoundingClientRect();
                const fields = [...frame.querySelectorAll("input:not([type=hidden]), textarea, select")];
                const own = fields.map((one) => one.getBoundingClientRect());
                return !frame.open || own.every((one) => one.left >= box.left && one.right <= box.right);
            }"""
        )
        assert is_inside, asked
