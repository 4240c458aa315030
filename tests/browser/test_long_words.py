"""A word without a place to break, wherever it stands, makes no page wider than a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.processes.running import Installation

pytestmark = pytest.mark.browser

HASHTAG = "#" + "الأمن_المائي_في_الساحل_الشرقي_الآن"  # of 33 letters and more
LATIN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
BODY = f"""{HASHTAG}{HASHTAG} في الميناء https://example.org/{LATIN}/{LATIN}

## {HASHTAG}{HASHTAG}

> {LATIN}{HASHTAG} — {LATIN}

{LATIN}.
"""


OUTSIDE = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, a, li, time)")]
    .filter(one => one.getClientRects().length && !one.closest(".search-choices, .unseen"))
    .filter(one => one.getBoundingClientRect().left < -1 || one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 90))"""
"""What a page shows beside the phone, also where a box cuts it off; choices of a search scroll in their own."""


@pytest.fixture(scope="module")
def stories(site: Installation, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Addresses of stories with long words in every text that they have."""
    body: Path = tmp_path_factory.mktemp("text") / "body.txt"
    body.write_text(BODY, encoding="utf-8")
    for headline in (f"{HASHTAG} {HASHTAG}{HASHTAG}", f"{LATIN}."):
        texts = ["--headline", headline, "--kicker", HASHTAG * 2, "--summary", f"{LATIN} {HASHTAG * 3}"]
        where = ["--edition", "maghrib", "--section", "world", "--city", HASHTAG * 2, "--agency", LATIN[:80]]
        done = site.run("story", "publish", *where, *texts, "--body-file", str(body))
        assert done.returncode == 0, done.stderr
        number = re.findall(r"/(\d+)/", done.stdout)[0]
        assert site.run("story", "correct", number, "--note", LATIN * 2).returncode == 0
    with site.reader() as reader:
        return list(dict.fromkeys(re.findall(r'href="(/world/\d+/[^"]+)"', reader.get("/world").text)))[:2]


@pytest.mark.parametrize("width", [320, 360, 820])
def test_no_word_makes_a_page_scroll_sideways(
    chromium: Browser, site: Installation, stories: list[str], width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    archive = ("/culture", "/search", f"/search?q={LATIN}", "/search?q=الأمن المائي", "/nowhere")
    with site.reader() as reader:
        old = re.findall(r'href="(/culture/\d+/[^"]+)"', reader.get("/culture").text)[-1:]
        older = re.findall(r'href="(/world\?before=[^"]+)"', reader.get("/world").text)
    for path in ["/", "/world", *older, *stories, *old, *archive]:
        page.goto(f"http://maghrib.localhost:{site.port}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
        assert page.evaluate(OUTSIDE) == [], path
    context.close()
