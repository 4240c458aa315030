"""What an editor types is kept: by saving while it is typed, by Ctrl+S right after it, and once only."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.processes.running import Installation
from tests.waiting import until

pytestmark = pytest.mark.browser

HEADLINE = "هدنة في الجنوب تدخل يومها الثاني بلا خرق"
SUMMARY = "الوسطاء يعدون جولة جديدة من المحادثات في مرفأ السلام قبل نهاية الأسبوع"
BODY = "قال المتحدث إن الطرفين التزما ما اتفقا عليه وإن المعابر فتحت أبوابها منذ الفجر " * 3
LONGEST_LOSS = 3.0  # seconds of typing


class Newest:
    """The newest story's latest revision, as the database has it."""

    def __init__(self, site: Installation) -> None:
        self._file = site.data / "nashra.sqlite3"

    def count(self) -> int:
        with closing(sqlite3.connect(self._file)) as database:
            return int(database.execute("SELECT count(*) FROM newsroom_article").fetchone()[0])

    def live(self) -> str:
        """The headline that readers see of the newest story that they see."""
        with closing(sqlite3.connect(self._file)) as database:
            query = "SELECT headline FROM newsroom_article WHERE live ORDER BY id DESC LIMIT 1"
            return str(database.execute(query).fetchone()[0])

    def letters(self, *, before: int) -> int:
        """How many letters of headline, summary and body are saved, of a story newer than so many."""
        if self.count() == before:
            return 0
        with closing(sqlite3.connect(self._file)) as database:
            row = database.execute(
                "SELECT content FROM wagtailcore_revision WHERE id = "
                "(SELECT latest_revision_id FROM newsroom_article ORDER BY id DESC LIMIT 1)"
            ).fetchone()
            if row is None:
                return 0
        content = json.loads(row[0])
        body = "".join(block["value"] for block in json.loads(content["body"]))
        text = body.removeprefix("<p").partition(">")[2].removesuffix("</p>")
        return len(content["headline"]) + len(content["summary"]) + len(text)


@pytest.fixture
def newest(site: Installation) -> Newest:
    return Newest(site)


@pytest.fixture
def desk(editor: BrowserContext, site: Installation) -> Iterator[Page]:
    page = editor.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/stories/add/")
    yield page
    page.close()


def first_paragraph(page: Page) -> None:
    """Put the cursor into the paragraph that a new story begins with."""
    page.locator(".public-DraftEditor-content").first.click()


def test_no_more_than_three_seconds_of_typing_are_ever_unsaved(desk: Page, newest: Newest) -> None:
    """Typing never pauses, and no section is chosen: a browser killed at any second leaves the rest behind."""
    before, typed, saved = newest.count(), [(time.monotonic(), 0)], []
    slowest = [0.0]
    desk.on(
        "requestfinished",
        lambda request: (
            slowest.append(request.timing["responseEnd"] / 1000) if request.method == "POST" else None
        ),
    )
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(0.5):
            saved.append((time.monotonic(), newest.letters(before=before)))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        for field, text in (("headline", HEADLINE), ("summary", SUMMARY), ("body", BODY)):
            if field == "summary":
                desk.get_by_role("heading", name="الملخص والعنوان التمهيدي").click()
            first_paragraph(desk) if field == "body" else desk.locator(f"[name={field}]").click()
            for letter in text.strip():
                desk.keyboard.type(letter)
                typed.append((time.monotonic(), typed[-1][1] + 1))
                desk.wait_for_timeout(60)
    finally:
        stop.set()
        watcher.join()
    bound = LONGEST_LOSS + max(slowest)  # a server that is slow to answer is no loss of ours
    for when, letters in saved:
        written = max(count for moment, count in typed if moment <= when - bound or count == 0)
        assert letters >= written, f"{written - letters} letters typed {bound:.1f} s ago were not saved"
    assert until(lambda: newest.letters(before=before) == typed[-1][1], seconds=bound + 5)
    assert newest.count() == before + 1


def test_saving_right_after_typing_keeps_the_last_letters(desk: Page, newest: Newest) -> None:
    before = newest.count()
    desk.fill("[name=headline]", HEADLINE)
    first_paragraph(desk)
    desk.keyboard.type(BODY.strip())
    desk.keyboard.press("Control+s")
    expect(desk.locator(".messages .success")).to_be_visible(timeout=30_000)
    assert newest.letters(before=before) == len(HEADLINE) + len(BODY.strip())
    assert newest.count() == before + 1


def test_network_that_breaks_off_while_a_story_is_saved_leaves_the_form_with_its_text(
    desk: Page, newest: Newest
) -> None:
    def break_off(route: Route) -> None:
        route.abort() if route.request.method == "POST" else route.continue_()

    before = newest.count()
    desk.fill("[name=headline]", HEADLINE)
    first_paragraph(desk)
    desk.route("**/stories/**", break_off)
    desk.keyboard.type(BODY.strip())
    with desk.expect_event("requestfailed"):
        desk.keyboard.press("Control+s")
    expect(desk.locator(".public-DraftEditor-content").first).to_contain_text(BODY.strip()[:20])
    desk.unroute("**/stories/**", break_off)
    desk.keyboard.press("Control+s")
    expect(desk.locator(".messages .success")).to_be_visible(timeout=30_000)
    assert newest.letters(before=before) == len(HEADLINE) + len(BODY.strip())
    assert newest.count() == before + 1


def test_first_save_that_is_still_under_way_makes_no_second_story(desk: Page, newest: Newest) -> None:
    """The first save reaches the server only after the editor has pressed publish."""
    before = newest.count()
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "application/json" in route.request.headers.get("accept", "") and not held:
            held.append(route)
        else:
            route.continue_()

    desk.route("**/stories/add/", hold)
    desk.locator("[name=headline]").click()
    desk.keyboard.type(HEADLINE)
    desk.locator("[data-kind=sections]", has_text=re.compile("^العالم$")).click()
    assert until(lambda: desk.wait_for_timeout(50) or held, seconds=20)
    desk.locator("button[name=action-publish]").click()
    until(lambda: desk.wait_for_timeout(50) or newest.count() > before, seconds=3)
    held[0].continue_()
    expect(desk.locator(".messages .success")).to_be_visible(timeout=30_000)
    assert until(lambda: desk.wait_for_timeout(50) or newest.count() > before, seconds=20)
    assert newest.count() == before + 1
    assert newest.live() == HEADLINE
