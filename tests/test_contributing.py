"""The first change that CONTRIBUTING.md describes, made as it is written there in a copy of the source."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parent.parent

WALK = """
import nashra, sys
from pathlib import Path
assert Path(nashra.__file__).is_relative_to(sys.argv[1])
from nashra.cli import installation
installation.prepare()
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
from nashra.pages import generation
from nashra.pages.render import fill
from nashra.pages.store import store
from nashra.pages.stylesheet import joined
from tests.demo.demo_pages import Site
edition = add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA")
section = show_section(edition, name="رياضة", slug="sport")
story = StoryDraft(headline="فوز", placements=[PlacementDraft(edition, section)], body=[("paragraph", "<p>نص.</p>")])
number = publish(article=draft(story=story)).pk
site = Site(edition)
print("page:", site.html(site.recipe(f"story-page/{number}")).replace("\\n", " "))
key = f"{generation.current().default}desk/{section.pk}".encode()
print("before:", fill([key])[key].html.decode().strip())
show_section(edition, name="ملاعب", slug="sport")
print("after:", store().get_many([key])[0].html.decode().strip())
print("style:", joined(str))
store().close()
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A block of code, and the file into which it goes."""

    file: str
    language: str
    code: str


def steps(text: str) -> Iterator[Step]:
    """The document's blocks, each with the file that was named last before it."""
    file = ""
    for found in re.finditer(
        r"`(src/nashra/[^`]+)`|^ *```(\w+)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL
    ):
        file = found[1] or file
        if found[2]:
            yield Step(file, found[2], dedent(found[3]))


def take(step: Step, copy: Path) -> None:
    """Write the block where the document says: between the lines of a diff, at a file's end, or into a new one."""
    file = copy / step.file
    if step.language != "diff":
        with file.open("a", encoding="utf-8") as opened:
            opened.write("\n\n" * (step.language == "python") + step.code)
        return
    lines = step.code.rstrip("\n").split("\n")
    before, after = ("\n".join(line[1:] for line in lines if line[0] in f" {sign}") for sign in "-+")
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{step.file} has no such line, or several: {before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The source with the first change made."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    taken = list(steps((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert len(taken) == 8
    for step in taken:
        take(step, copy)
    return copy


def test_first_change_as_it_is_written_shows_its_line_under_a_story(
    copy: Path, prepared: Path, tmp_path: Path
) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(copy / "src"), str(ROOT)]),
        "NASHRA_DATA": str(shutil.copytree(prepared, tmp_path / "data")),
        "DJANGO_SETTINGS_MODULE": "nashra.site.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(copy)], env=env, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    said = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert re.search('<p class="desk"[^>]*><a href="/sport">رياضة</a></p>', said["page"])
    assert "رياضة" in said["before"]
    assert "ملاعب" in said["after"]
    assert ".desk{" in said["style"]


def test_first_change_passes_the_linter(copy: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", copy)
    for check in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *check], cwd=copy, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
