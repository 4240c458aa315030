"""A crawl of everything that an edition links to within itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

_COMMAND = Path(__file__).parent / "node_modules/.bin/linkinator"
_HOOK = Path(__file__).parent / "localhost.cjs"


def check(edition: str, port: int) -> tuple[int, list[str]]:
    """How many addresses were asked, and which did not answer as they should, with the page that links to them."""
    origin = f"http://{edition}.localhost:{port}"
    elsewhere = f"^(?!http://[a-z]+[.]localhost:{port}/).*"
    command = [
        *(str(_COMMAND), f"{origin}/", "--recurse", "--format", "json", "--verbosity", "debug"),
        *("--concurrency", "8", "--timeout", "30000", "--skip", elsewhere),
    ]
    hook = f"--require={_HOOK}"
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=os.environ | {"NODE_OPTIONS": hook}
    )
    links = json.loads(done.stdout[re.search(r"^\{", done.stdout, re.M).start() :])["links"]  # type: ignore[union-attr]
    asked = [one for one in links if one["state"] != "SKIPPED"]
    broken = [
        f"{one['status']} {one['url']} (on {one['parent']})" for one in asked if one["state"] == "BROKEN"
    ]
    return len(asked), broken
