"""Writes requirements/base.txt and dev.txt: every package pinned with its hashes, without any address."""

from __future__ import annotations

import subprocess
import sys
import tempfile

OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"),
)


def main() -> None:
    """Compile both files with uv, which is needed for nothing else and so lives in an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", "uv"], check=True)
        compile_ = [f"{folder}/bin/uv", "pip", "compile", *OPTIONS]
        extra = ["requirements/build.in", "-o", "requirements/base.txt"]
        subprocess.run([*compile_, "pyproject.toml", *extra], check=True)
        group = ["--group", "dev", "-c", "requirements/base.txt", "-o", "requirements/dev.txt"]
        subprocess.run([*compile_, *group], check=True)


if __name__ == "__main__":
    main()
