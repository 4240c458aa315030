"""The seed's page lives again: imported by the command, served, and compared with its file line by line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.processes.running import Installation, lines_of, missing_in_order

from nashra.arabic.typesetting.plain import set_text
from nashra.arabic.typesetting.style import TextStyle
from nashra.wires.page_text.parse import parse_page_text
from nashra.wires.page_text.read import read

pytestmark = pytest.mark.processes


def _as_set(line: str) -> str:
    """A line with the quotation marks that readers see."""
    return " ".join(set_text(line, TextStyle("ar", is_rtl=True)).split())


@pytest.fixture(scope="module")
def wanted(file: Path) -> list[str]:
    """The file's lines, but for the link to the story's own place: this edition is it."""
    text = read(file)
    own_place = parse_page_text(text).canonical_label
    return [_as_set(line) for line in text.splitlines() if line.strip() not in ("", own_place)]


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    data = shutil.copytree(prepared, tmp_path_factory.mktemp("seed") / "data")
    site = Installation(data, host="almaghrib.localhost")
    added = site.run(
        *("edition", "add", "almaghrib", "--name", "المغرب اليوم", "--host", "almaghrib.localhost"),
        *("--country", "MA"),
    )
    assert added.returncode == 0, added.stderr
    site.start()
    yield site
    assert site.stop() == 0


@pytest.fixture(scope="module")
def address(site: Installation, file: Path) -> str:
    done = site.run("import", "page-text", str(file), "--edition", "almaghrib")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def shown(site: Installation, address: str) -> list[str]:
    with site.reader() as reader:
        answer = reader.get(address, Accept_Encoding="gzip")
    assert answer.status == 200
    return lines_of(answer.text)


def test_page_holds_every_line_of_the_file_in_its_order(shown, wanted) -> None:
    assert missing_in_order(wanted, shown) == []


def test_each_list_shows_what_the_file_shows_and_no_more(shown, file) -> None:
    page = parse_page_text(read(file))
    lists = [(page.see_also_heading, page.see_also), *((one.heading, one.headlines) for one in page.modules)]
    lists = [(heading, [_as_set(headline) for headline in listed]) for heading, listed in lists]
    headlines = {headline for _heading, listed in lists for headline in listed}
    found, heading = {}, ""
    after_body = shown[shown.index(_as_set(page.body[-1])) :]
    for line in after_body:
        if line in {name for name, _listed in lists}:
            heading = line
        for headline in headlines:
            if headline in line:  # older ones say their day behind it
                found.setdefault(heading, []).append(headline)
    assert found == {name: list(listed) for name, listed in lists}


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 360])
def test_browser_shows_every_line_in_its_order(site, address, wanted, width) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        except playwright.Error as error:
            pytest.skip(f"no Chromium: {error}")
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(address)
        lines = [" ".join(line.split()) for line in page.evaluate("document.body.innerText").splitlines()]
        browser.close()
    assert missing_in_order(wanted, lines) == []


def test_imported_again_the_page_stays_as_it_is(site, address, file, shown) -> None:
    done = site.run("import", "page-text", str(file), "--edition", "almaghrib")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, address)
    with site.reader() as reader:
        assert lines_of(reader.get(address).text) == shown


def test_files_that_are_no_page_are_refused_and_leave_nothing(site, address, tmp_path) -> None:
    code = """
from nashra.changes.models import OutboxRow
from nashra.editions.models import Section
from nashra.newsroom.models import Article
print(OutboxRow.objects.count(), Section.objects.count(), Article.objects.count())
"""
    before = site.start_python(code).communicate(timeout=60)[0]
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(100_000_000)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "poem.txt").write_text("قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\n" * 9)
    for name, said in (
        ("large.txt", "larger than"),
        ("empty.txt", "is empty"),
        ("binary.txt", "binary"),
        ("poem.txt", ""),
        ("", "is a folder"),
        ("none.txt", "There is no file"),
    ):
        done = site.run("import", "page-text", str(tmp_path / name), "--edition", "almaghrib")
        assert (done.returncode, done.stdout) == (1, ""), name
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert site.run("import", "page-text", str(tmp_path / "poem.txt"), "--edition", "none").returncode == 1
    assert site.start_python(code).communicate(timeout=60)[0] == before
