"""Tests wait for something to happen, until a deadline; none sleeps for luck."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parent
HELPER = TESTS / "waiting.py"


def sleeps(file: Path) -> list[str]:
    """Where a file calls time.sleep, by whatever name."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [(call.func, call.lineno) for call in calls]
    return [
        f"{file.relative_to(TESTS)}:{line}"
        for name, line in names
        if (isinstance(name, ast.Attribute) and name.attr == "sleep" and ast.unparse(name) != "asyncio.sleep")
        or (isinstance(name, ast.Name) and name.id == "sleep")
    ]


def test_no_test_sleeps_but_in_the_helper_that_waits() -> None:
    assert len(sleeps(HELPER)) == 2
    assert [where for file in TESTS.rglob("*.py") if file != HELPER for where in sleeps(file)] == []


def test_files_have_names_of_their_own() -> None:
    names = [file.name for file in TESTS.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
