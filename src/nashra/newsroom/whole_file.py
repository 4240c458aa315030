"""Files that are there whole or not at all, whoever else writes the same now. Knows no Django."""

from __future__ import annotations

import os
import threading
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put a file there, in a folder that exists. Raises OSError; killed, it leaves a file with an ending of its own."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
    unfinished.write_bytes(data)
    unfinished.replace(path)
