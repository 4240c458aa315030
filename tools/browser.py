"""Finds Chromium for the tests, or installs Debian's where it may, or says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Where Chromium is: NASHRA_CHROMIUM, or on the path."""
    return os.environ.get("NASHRA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    """Make sure that there is one; 0 where there is or where the tests may go on without."""
    if find():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, **quiet)
    if not find():
        print(
            "Chromium is not here and cannot be installed: the browser's tests are left out. Install the package "
            "chromium, or name one with NASHRA_CHROMIUM.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
