"""The W3C's checker of HTML, CSS and SVG on pages as the server sends them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools.audit.pages import AuditedPage

_NOT_LAZY = "attribute value starting with “auto” is only valid for lazy-loaded images"
"""Said of the first of several sources in one picture, whose image is lazy: the checker looks for the image in the next
element alone."""

_JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def check(html: Mapping[AuditedPage, str], folder: Path) -> dict[AuditedPage, list[str]]:
    """Errors and warnings of each page, with their lines; the pages are kept in the folder."""
    files = {str(folder / f"{number}.html"): page for number, page in enumerate(html)}
    for file, page in files.items():
        Path(file).write_text(html[page], encoding="utf-8")
    command = ["java", "-jar", str(_JAR), "--format", "json", "--exit-zero-always", "--stdout", *files]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    found: dict[AuditedPage, list[str]] = {page: [] for page in html}
    for one in told["messages"]:
        if _NOT_LAZY not in one["message"] and (one["type"] == "error" or one.get("subType") == "warning"):
            page = files[one["url"].removeprefix("file:")]
            found[page].append(
                f"{one.get('lastLine', '?')}: {one['message']}: {one.get('extract', '')[:160]}"
            )
    return found
