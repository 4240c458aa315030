"""A demo site for all modules, and a real Chromium for each: while Playwright runs, no other event loop can.

Whatever a test needs to be there or not to be there, it makes itself: other modules have written in the same demo.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests.browser.log_in import log_in
from tests.once import made_once
from tests.processes.running import Installation
from tools.browser import ARGUMENTS, find


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def demo(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a demo, on which nothing runs."""

    def load(folder: Path) -> None:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
        loaded = Installation(folder).run("demo", "--per-section", "10", seconds=240)
        assert loaded.returncode == 0, loaded.stderr

    return made_once(tmp_path_factory, "demo", load)


@pytest.fixture(scope="session")
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
    context = log_in(chromium, site, "editor")
    yield context
    context.close()
