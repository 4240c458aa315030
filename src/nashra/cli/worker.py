"""nashra worker: the background worker alone."""

from __future__ import annotations

import argparse

from nashra.publication.worker import run


def work(options: argparse.Namespace) -> int:
    """Run until told to stop, or until the process that started it is gone."""
    run()
    return 0
