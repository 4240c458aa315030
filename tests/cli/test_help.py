"""Every command explains itself, and docs/commands.md says the same."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from nashra.cli import reference
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


def test_command_that_is_none_is_refused_with_those_that_are(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish"])
    assert ended.value.code == 2
    assert "story" in capsys.readouterr().err
