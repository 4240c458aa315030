"""Finds Chromium for the tests, or installs Debian's where it may, or says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
)
"""With which it is started."""


def find() -> str | None:
    """Where Chromium is: NASHRA_CHROMIUM, or on the path."""
    return os.environ.get("NASHRA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    """Make sure that there is one; 0 where there is or where the tests may go on without."""
    if find():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _apt_get("update", "-qq")
        _apt_get("install", "-y", "-qq", "chromium")
    if not find():
        print(
            "Chromium is not here and cannot be installed: the browser's tests are left out. Install the package "
            "chromium, or name one with NASHRA_CHROMIUM.",
            file=sys.stderr,
        )
    return 0


def _apt_get(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *arguments], check=False, stdout=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    sys.exit(main())
