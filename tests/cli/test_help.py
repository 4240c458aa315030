"""Every command explains itself, and docs/commands.md says the same."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nashra.cli import installation, reference
from nashra.cli.main import main, make_parser

PARSERS = list(reference._parsers(make_parser()))


def test_commands_page_is_what_the_commands_say() -> None:
    written = Path(__file__).parents[2] / "docs" / "commands.md"
    assert written.read_text() == reference.page(), "run: python -m nashra.cli.reference > docs/commands.md"


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.prog)
def test_command_and_each_of_its_arguments_has_a_help(parser: argparse.ArgumentParser) -> None:
    assert parser.description
    assert [
        action.dest for action in parser._actions if not (action.help or action.dest == argparse.SUPPRESS)
    ] == []


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.prog)
def test_help_is_shown_without_an_installation(parser, capsys, monkeypatch) -> None:
    monkeypatch.setenv("NASHRA_DATA", "/proc/nowhere")
    with pytest.raises(SystemExit) as ended:
        main([*parser.prog.split()[1:], "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {parser.prog}")


def nashra(folder: Path, data: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, for which another data folder is named."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("NASHRA", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "-m", "nashra.cli.main", *arguments],
        cwd=folder,
        env=kept | ({"NASHRA_DATA": data} if data else {}),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_help_leaves_nothing_behind(tmp_path) -> None:
    for data in ("", "/proc/nowhere"):
        done = nashra(tmp_path, data, "story", "--help")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("usage: nashra story")
    assert list(tmp_path.iterdir()) == []


def test_data_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path) -> None:
    (tmp_path / "file").touch()
    for data, why in (
        ("/proc/nowhere", "/proc/nowhere: No such file or directory"),
        (str(tmp_path / "file"), "Not a directory"),
        (str(tmp_path / "file" / "inner"), "Not a directory"),
    ):
        done = nashra(tmp_path, data, "edition", "list")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert done.stderr.startswith("The data folder cannot be used: ")
        assert done.stderr.endswith(f"{why}. NASHRA_DATA names another.\n")


def test_secret_that_was_deleted_is_made_anew(tmp_path, settings, monkeypatch) -> None:
    settings.DATA = tmp_path
    (tmp_path / "prepared").write_text("by some version")
    (tmp_path / "nashra.sqlite3").touch()
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", tmp_path / "nashra.sqlite3")
    installation.setup()
    made = (tmp_path / "secret-key").read_text()
    assert len(made) > 40
    assert (tmp_path / "secret-key").stat().st_mode & 0o77 == 0
    installation.setup()
    assert (tmp_path / "secret-key").read_text() == made == settings.SECRET_KEY


def test_setup_prepares_once_and_once_again_where_all_is_ready(
    tmp_path, settings, monkeypatch, capsys
) -> None:
    settings.DATA = tmp_path
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", tmp_path / "nashra.sqlite3")
    times = []
    monkeypatch.setattr(installation, "prepare", lambda: times.append((tmp_path / "nashra.sqlite3").touch()))
    for _ in range(2):
        before = len(times)
        assert main(["setup"]) == 0
        assert len(times) == before + 1
    assert f"Ready: {tmp_path}" in capsys.readouterr().out


def test_command_that_is_none_is_refused_with_those_that_are(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish"])
    assert ended.value.code == 2
    assert "story" in capsys.readouterr().err
