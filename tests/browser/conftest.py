"""A demo site and a real Chromium for a module: while Playwright runs, no other event loop can."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests.once import made_once
from tests.processes.running import Installation
from tools.browser import ARGUMENTS, find

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a demo, on which nothing runs."""

    def load(folder: Path) -> None:
        loaded = Installation(folder).run("demo", seconds=240)
        assert loaded.returncode == 0, loaded.stderr

    return made_once(tmp_path_factory, "demo", load)


@pytest.fixture(scope="module")
def site(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    data = tmp_path_factory.mktemp("browser")
    shutil.copytree(demo, data, dirs_exist_ok=True)
    running = Installation(data)
    running.start()
    yield running
    assert running.stop() == 0, running.log


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.skip("Chromium is not here; see tools/browser.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader with a phone."""
    context = chromium.new_context(viewport={"width": 360, "height": 780}, locale="ar")
    yield context
    context.close()


@pytest.fixture
def editor(chromium: Browser, site: Installation) -> Iterator[BrowserContext]:
    """An editor who has logged in, at a desk."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="ar")
    page = context.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/")
    page.fill("input[name=login]", "editor")
    page.fill("input[name=password]", "nashra-demo")
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")
    yield context
    context.close()
