"""The scripts that readers get: smaller than they are written, and the same."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from nashra.pages import scripts

FOLDER = Path(scripts.__file__).parent / "static" / "nashra"
OF_A_PAGE = ("nashra.js", "suggestions.js", "stream.js", "reading.js")
ALL = sorted(FOLDER.glob("*.js"))


def test_comments_and_indentation_go_and_lines_stay() -> None:
    script = "/* Why. */\nfunction a() {\n  return 1; /* so */\n\n  /* two\n     lines */\n}\n"
    assert scripts.smaller(script) == "function a() {\nreturn 1;\n}\n"


def test_only_readers_scripts_are_made_smaller() -> None:
    assert scripts.is_for_readers("nashra/stream.js")
    assert not scripts.is_for_readers("nashra/css/type.css")
    assert not scripts.is_for_readers("wagtailadmin/js/core.js")


@pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
def test_no_string_holds_what_would_be_taken_for_a_comment_or_a_line(file: Path) -> None:
    code = re.sub(r"(?m)(^\s*|[;{,] )/\*.*?\*/$", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "/*" not in code
    assert "//" not in re.sub(r'"[^"\n]*"|`[^`\n]*`|/\^[^\n]*?/\.test', "", code)
    assert all(line.count("`") % 2 == 0 for line in code.splitlines())


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not here")
@pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
def test_what_is_sent_is_a_script(file: Path, tmp_path: Path) -> None:
    sent = tmp_path / f"{file.stem}.mjs"
    sent.write_text(scripts.smaller(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert subprocess.run(["node", "--check", str(sent)], capture_output=True, check=False).returncode == 0


def test_a_page_loads_less_than_six_kilobytes_of_scripts() -> None:
    sent = (scripts.smaller((FOLDER / name).read_text(encoding="utf-8")) for name in OF_A_PAGE)
    assert sum(len(gzip.compress(one.encode())) for one in sent) < 6000
