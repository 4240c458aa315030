"""Takes the pictures of docs/newsroom.md from a demo: `python -m tools.pictures`, as `make pictures` does.

Each picture is a screen as one of the demo's people sees it, in Arabic, at the width of a small desk.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from nashra.demo.network import LOGIN
from tools.browser import ARGUMENTS, find
from tools.demo import running_demo

FOLDER = Path(__file__).parent.parent / "docs" / "pictures" / "newsroom"
WIDTH, HEIGHT = 1280, 900
_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen: the name of its file, who sees it, and the way there from the first page."""

    name: str
    login: str
    way: tuple[str, ...] = ()
    """Addresses, and texts of links or buttons that are clicked, each on the page before."""
    height: int = HEIGHT


PICTURES = (
    Picture("first-page", "mounia"),
    Picture("returned", "zakaria", height=700),
    Picture("stories", "mounia", ("/newsroom/stories/",)),
    Picture("new-story", "zakaria", ("/newsroom/stories/add/",), height=800),
    Picture("comments", "zakaria", ("سباق جبل الياسمين",)),
    Picture("schedule", "maher", ("/newsroom/stories/", "«المرفأ 30» يترقب")),
    Picture("planning", "mounia", ("/newsroom/planning/",)),
    Picture("fronts", "mounia", ("/newsroom/fronts/",)),
    Picture("breaking", "mounia", ("/newsroom/breaking/",), height=700),
    Picture("photos", "rana", ("/newsroom/images/",)),
    Picture("audit", "mounia", ("/newsroom/audit/",)),
    Picture("members", "mounia", ("/newsroom/members/",), height=700),
)


def main(names: Sequence[str]) -> int:
    """Take these pictures, or all."""
    chromium = find()
    if chromium is None:
        print("Chromium is not here; see tools/browser.py", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_demo() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for picture in PICTURES:
            if not names or picture.name in names:
                _keep(picture, _take(picture, browser, f"http://localhost:{demo.port}"))
                print(picture.name)
    return 0


def _take(picture: Picture, browser: Browser, origin: str) -> bytes:
    context = browser.new_context(viewport={"width": WIDTH, "height": picture.height}, locale="ar")
    page = context.new_page()
    page.goto(f"{origin}/newsroom/")
    page.fill("input[name=login]", picture.login)
    page.fill("input[name=password]", LOGIN[1])
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")
    for step in picture.way:
        _go(page, step, origin)
    page.wait_for_load_state("networkidle")
    taken = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return taken


def _go(page: Page, step: str, origin: str) -> None:
    if step.startswith("/"):
        page.goto(origin + step)
    else:
        page.locator("main").get_by_text(step).first.click()


def _keep(picture: Picture, taken: bytes) -> None:
    with Image.open(BytesIO(taken)) as image:
        image.convert("RGB").save(FOLDER / f"{picture.name}.webp", quality=_QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
