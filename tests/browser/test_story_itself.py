"""No form tells a story of itself: not the panel of stories that say the same, not the dialogues that offer stories."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.processes.running import Installation

pytestmark = pytest.mark.browser

OWN, OTHER = "سيول الوادي الكبير تغلق جسر المدينة القديمة", "جسر المدينة القديمة مغلق بسبب سيول الوادي"
TEXT = (
    "قالت فرق الإنقاذ إن السيول غمرت ضفتي الوادي الكبير منذ الفجر وأغلقت جسر المدينة القديمة في الاتجاهين. "
    * 4
)


@pytest.fixture(scope="module")
def stories(site: Installation, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Two stories that say the same, the first with a version before its last."""
    body: Path = tmp_path_factory.mktemp("text") / "body.txt"
    body.write_text(TEXT, encoding="utf-8")
    found = {}
    for headline in (OWN, OTHER):
        where = ["--edition", "maghrib", "--section", "world", "--headline", headline]
        done = site.run("story", "publish", *where, "--body-file", str(body))
        assert done.returncode == 0, done.stderr
        found[headline] = int(re.findall(r"/(\d+)/", done.stdout)[0])
    shown = site.run("story", "show", str(found[OWN])).stdout
    [revision] = re.findall(r"revision (\d+)", shown)
    changed = ["--summary", "الجسر مغلق حتى المساء", "--revision", revision]
    assert site.run("story", "correct", str(found[OWN]), *changed).returncode == 0
    return found


def _first_version(site: Installation, story: int) -> int:
    with closing(sqlite3.connect(site.data / "nashra.sqlite3")) as database:
        query = "SELECT min(id) FROM wagtailcore_revision WHERE object_id = ?"
        return int(database.execute(query, [str(story)]).fetchone()[0])


@pytest.mark.parametrize("form", ["edit/{story}/", "history/{story}/revisions/{version}/revert/"])
def test_panel_of_stories_that_say_the_same_leaves_out_the_forms_own(
    editor: BrowserContext, site: Installation, stories: dict[str, int], form: str
) -> None:
    page, own = editor.new_page(), stories[OWN]
    address = form.format(story=own, version=_first_version(site, own))
    page.goto(f"http://localhost:{site.port}/newsroom/stories/{address}")
    page.fill("[name=headline]", f"{OWN} اليوم")
    alike = page.locator(f'.alike [data-story="{stories[OTHER]}"]')
    expect(alike).to_have_count(1, timeout=15_000)
    expect(page.locator(f'.alike [data-story="{own}"]')).to_have_count(0)


def test_dialogue_of_stories_is_told_of_the_form_that_opens_it(
    editor: BrowserContext, site: Installation, stories: dict[str, int]
) -> None:
    page, own = editor.new_page(), stories[OWN]
    page.goto(f"http://localhost:{site.port}/newsroom/stories/edit/{own}/")
    assert _asked_for(page).endswith(f"story={own}")
    expect(page.locator(".modal-body")).to_contain_text(OTHER)
    expect(page.locator(".modal-body")).not_to_contain_text(OWN)


def test_form_of_a_new_story_names_it_once_it_is_saved(editor: BrowserContext, site: Installation) -> None:
    page = editor.new_page()
    page.goto(f"http://localhost:{site.port}/newsroom/stories/add/")
    page.fill("[name=headline]", "خبر جديد يُحفظ وحده")
    saved = page.locator("#w-editor-form[action*='/edit/']")
    expect(saved).to_have_count(1, timeout=15_000)
    number = re.findall(r"/edit/(\d+)/", saved.get_attribute("action") or "")[0]
    assert _asked_for(page).endswith(f"story={number}")


def _asked_for(page: Page) -> str:
    """Open the dialogue of see also; returns the address at which the browser asked for it."""
    with page.expect_response(re.compile("/choose/newsroom/article/")) as answered:
        page.evaluate("document.getElementById('id_see_also-OPEN_MODAL').click()")
    return answered.value.url
