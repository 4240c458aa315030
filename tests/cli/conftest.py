"""The command line within the test's own database."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from nashra.cli import installation
from nashra.cli.main import make_parser


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def nashra(network, monkeypatch, capsys) -> Callable[..., Done]:
    """Runs a command as the shell would."""
    monkeypatch.setattr(installation, "setup", lambda **_: None)

    def run(*argv: str, text: str | bytes = "") -> Done:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        try:
            options = make_parser().parse_args(argv)
            code = installation.run(options.command, options)
        except SystemExit as refused:
            code = int(refused.code or 0)
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run
