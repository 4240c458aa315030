"""A demo of its own, loaded and served for as long as it is looked at."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes.running import Installation


@contextmanager
def running_demo() -> Iterator[Installation]:
    """The demo in a new folder, which goes with it, on a free port."""
    with tempfile.TemporaryDirectory(prefix="nashra-demo-") as folder:
        demo = Installation(Path(folder))
        loaded = demo.run("demo", seconds=900)
        if loaded.returncode:
            sys.exit(loaded.stderr)
        demo.start()
        try:
            yield demo
        finally:
            demo.stop()
