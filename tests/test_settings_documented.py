"""What an installation can set is documented, and what is documented can be set."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("src/nashra/**/*.py", "tools/*.py")


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    read = {
        name
        for pattern in SOURCES
        for file in ROOT.glob(pattern)
        for name in re.findall(r"environ(?:\.get\(|\[)\s*\"(NASHRA_[A-Z_]+)\"", file.read_text())
    }
    operating = (ROOT / "docs" / "operating.md").read_text()
    documented = set(re.findall(r"^\| `(NASHRA_[A-Z_]+)` \|", operating, re.MULTILINE))
    assert read == documented
    assert "NASHRA_DATA" in read


def test_no_page_names_a_variable_that_is_not_read() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "Makefile", *(ROOT / "docs").rglob("*.md")]
    sources = "".join(file.read_text() for pattern in SOURCES for file in ROOT.glob(pattern))
    named = {name for page in pages for name in re.findall(r"NASHRA_[A-Z_]+", page.read_text())}
    assert named - set(re.findall(r"NASHRA_[A-Z_]+", sources)) == set()
