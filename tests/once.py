"""What all processes of one run of tests share: made once, by whichever asks first."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made in an empty one; to be copied, never written to.

    Where the making fails, whoever asks next tries again in another folder.
    """
    # pytest-xdist gives each process a folder of its own within the run's.
    run = folders.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else folders.getbasetemp()
    made = run / name
    with (run / f"{name}.lock").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        if not made.exists():
            folder = folders.mktemp(name)
            make(folder)
            folder.rename(made)
    return made
