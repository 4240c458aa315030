"""Runs every audit on a demo of its own and writes docs/audit.md: `python -m tools.audit`, as `make audit` does.

The exit code is 1 where something is found that a reader would suffer from: an error of the checker, a violation, a
link that leads nowhere. Lighthouse's points are written down and do not decide: they depend on the machine.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.processes.running import Installation

from tools.audit import axe, lighthouse, links, vnu
from tools.audit.pages import EDITIONS, LIGHTHOUSE_KINDS, AuditedPage, pages_of
from tools.audit.report import Audit, written
from tools.browser import ARGUMENTS, find
from tools.demo import running_demo

REPORT = Path(__file__).parent.parent.parent / "docs" / "audit.md"


def main(arguments: Sequence[str]) -> int:
    """Audit, with as many runs of Lighthouse a page as is said (5)."""
    runs = int(arguments[0]) if arguments else 5
    chromium = find()
    if chromium is None:
        print("Chromium is not here; see tools/browser.py", file=sys.stderr)
        return 1
    with running_demo() as demo:
        audit = _audit(demo, chromium, runs)
    REPORT.write_text(written(audit, runs), encoding="utf-8")
    for fault in audit.faults:
        print(fault)
    return 1 if audit.faults else 0


def _audit(demo: Installation, chromium: str, runs: int) -> Audit:
    with demo.reader() as reader:
        pages = [page for edition in EDITIONS for page in pages_of(edition, demo.port, reader)]
        html = {page: reader.get(page.address).text for page in pages}
    with tempfile.TemporaryDirectory(prefix="nashra-audit-") as folder:
        checked = vnu.check(html, Path(folder))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        violations = axe.check(pages, browser)
        browser.close()
    crawled = {edition: links.check(edition, demo.port) for edition in EDITIONS}
    scores = {page: lighthouse.check(page, runs, chromium) for page in pages if _is_scored(page) and runs}
    return Audit(pages, checked, violations, crawled, scores)


def _is_scored(page: AuditedPage) -> bool:
    return page.kind in LIGHTHOUSE_KINDS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
