"""Lighthouse's mobile preset on a page, the median of several runs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.audit.pages import AuditedPage
from tools.browser import ARGUMENTS

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_COMMAND = Path(__file__).parent / "node_modules/.bin/lighthouse"
_SENT = {"page": ("Document", "Stylesheet"), "script": ("Script",), "font": ("Font",)}


@dataclass(frozen=True, slots=True)
class Scores:
    """Medians of the categories (0 to 100), what was sent (KB, compressed), and audits that were not passed."""

    medians: dict[str, int]
    sent: dict[str, float]
    failed: list[str]


def check(page: AuditedPage, runs: int, chromium: str) -> Scores:
    """Run Lighthouse so many times."""
    reports = [_run(page.address, chromium) for _ in range(runs)]
    medians = {
        name: round(100 * statistics.median(one["categories"][name]["score"] for one in reports))
        for name in CATEGORIES
    }
    return Scores(medians, _sent(reports[-1]), _failed(reports[-1]))


def _run(address: str, chromium: str) -> dict[str, Any]:
    flags = " ".join(f'"{one}"' if " " in one else one for one in ("--headless=new", *ARGUMENTS))
    command = [
        *(str(_COMMAND), address, "--quiet", "--output=json", f"--chrome-flags={flags}"),
        *(f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"),
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", env=os.environ | {"CHROME_PATH": chromium}
    )
    return dict(json.loads(done.stdout))


def _sent(report: dict[str, Any]) -> dict[str, float]:
    requests = report["audits"]["network-requests"]["details"]["items"]
    return {
        name: sum(one["transferSize"] for one in requests if one.get("resourceType") in types) / 1000
        for name, types in _SENT.items()
    }


def _failed(report: dict[str, Any]) -> list[str]:
    """What costs points in any category."""
    weighed = {
        one["id"] for name in CATEGORIES for one in report["categories"][name]["auditRefs"] if one["weight"]
    }
    return [
        f"{name}: {one['title']}: {one.get('displayValue', '')}"
        for name, one in report["audits"].items()
        if name in weighed and one["score"] is not None and one["score"] < 0.9
    ]
