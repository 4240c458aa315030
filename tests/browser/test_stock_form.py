"""How many clicks and keys Wagtail's own form takes from "new" to live, beside which ours is told."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.test_brief import COUNTER, TEXT, presses
from tests.processes.running import Installation, free_port
from tests.waiting import until

pytestmark = pytest.mark.browser


@pytest.fixture
def stock(site: Installation) -> Iterator[str]:
    """Where a newsroom of the same installation answers with Wagtail's own form."""
    port = free_port()
    command = [sys.executable, "-m", "tests.browser.stock_form", str(port)]
    server = subprocess.Popen(command, env=site.environment)
    assert until(lambda: answers(port)), "the newsroom with the stock form does not answer"
    yield f"http://localhost:{port}/newsroom/"
    server.terminate()
    server.wait(10)


def answers(port: int) -> bool:
    with suppress(OSError), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", "/newsroom/login/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    return False


def test_wagtails_own_form_takes_eleven_clicks(chromium: Browser, stock: str) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="ar")
    page = context.new_page()
    page.add_init_script(COUNTER)
    page.goto(stock)
    page.fill("input[name=login]", "editor")
    page.fill("input[name=password]", "nashra-demo")
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.locator(".desk__new").click()
    page.locator("[name=headline]").click()
    page.keyboard.type("قمة المياه تنطلق")
    page.locator("[data-streamfield-stream-container] button[aria-expanded]").first.click()
    page.get_by_role("option", name="فقرة").first.click()
    expect(page.locator("[data-contentpath=body] [contenteditable=true]")).to_be_focused()
    page.keyboard.type(TEXT)
    page.locator("#id_placements-ADD").click()
    for button, choice in (("طبعة", "المغرب اليوم"), ("قسم", "العالم")):
        page.get_by_role("button", name=f"اختيار {button}").click()
        page.locator(".modal-content").get_by_role("link", name=choice, exact=True).click()
        expect(page.locator(".modal-content")).to_have_count(0)
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages .success")).to_be_visible(timeout=30_000)
    assert "نُشر «" in page.locator(".messages .success").inner_text()
    assert presses(page) == {"clicks": 11, "keys": 0}
    context.close()
