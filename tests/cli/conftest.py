"""The command line within the test's own database."""

from __future__ import annotations

import argparse
import importlib
import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from nashra.cli import arguments, installation


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def nashra(network, monkeypatch, capsys) -> Callable[..., Done]:
    """Runs a command as the shell would."""
    monkeypatch.setattr(installation, "start", lambda **_: None)

    def run(*argv: str, text: str | bytes = "") -> Done:
        parser = argparse.ArgumentParser(prog="nashra")
        arguments.add_commands(parser.add_subparsers(required=True))
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        try:
            options = parser.parse_args(argv)
            module = importlib.import_module(f"nashra.cli.{options.module}")
            code = installation.run(getattr(module, options.command), options)
        except SystemExit as refused:
            code = int(refused.code or 0)
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run
