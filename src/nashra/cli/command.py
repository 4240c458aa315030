"""What a command is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from nashra.newsroom.origin import COMMAND_LINE


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """For a command that takes none."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of nashra: its words, what runs it and gives the exit code, and its help."""

    name: str  # "serve", or "story publish" of a group
    run: Callable[[argparse.Namespace], int]
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None] = no_arguments
    upgrades: bool = False  # makes the data folder ready for this version first
    origin: str = COMMAND_LINE  # what the audit says of what it does
    prepares: bool = False  # makes the data folder ready first, whatever is there already
