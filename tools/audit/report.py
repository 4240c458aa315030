"""What the audits found, as docs/audit.md says it."""

from __future__ import annotations

from dataclasses import dataclass

from tools.audit.axe import SCHEMES
from tools.audit.lighthouse import CATEGORIES, Scores
from tools.audit.pages import AuditedPage


@dataclass(frozen=True, slots=True)
class Audit:
    """What each audit found."""

    pages: list[AuditedPage]
    checked: dict[AuditedPage, list[str]]
    violations: dict[tuple[AuditedPage, str], list[str]]
    crawled: dict[str, tuple[int, list[str]]]
    scores: dict[AuditedPage, Scores]

    @property
    def faults(self) -> list[str]:
        """Every error, violation and link that leads nowhere, with its page."""
        return [
            *(
                f"vnu, {page.edition}, {page.kind}: {one}"
                for page, all_ in self.checked.items()
                for one in all_
            ),
            *(
                f"axe, {page.edition}, {page.kind}, {scheme}: {one}"
                for (page, scheme), all_ in self.violations.items()
                for one in all_
            ),
            *(f"link, {edition}: {one}" for edition, (_, broken) in self.crawled.items() for one in broken),
        ]


def written(audit: Audit, runs: int) -> str:
    """The document."""
    return "\n".join([_HEAD, *_checks(audit), "", *_links(audit), *_scores(audit, runs)]) + "\n"


_HEAD = """# Audit

Written by `make audit` (it needs Node 20, npm and Java 17 beside what Nashra needs): the pages of the demo as Chromium
shows them on a telephone. axe runs without its guess that joined letters are an icon, which leaves out the contrast of
most Arabic text. The checker's complaint that `sizes="auto"` needs a lazy image is left out: where a picture has two
sources it looks for the image in the element after the first, which is the second.

## Every kind of page

Errors and warnings of the W3C's checker, and violations of axe with its best practices, light and dark.
"""


def _checks(audit: Audit) -> list[str]:
    rows = ["| edition | page | vnu | axe, light | axe, dark |", "|---|---|---|---|---|"]
    for page in audit.pages:
        counts = [len(audit.checked[page]), *(len(audit.violations[page, one]) for one in SCHEMES)]
        rows.append(f"| {page.edition} | {page.kind} | {' | '.join(map(str, counts))} |")
    return rows


def _links(audit: Audit) -> list[str]:
    return [
        "## Links",
        "",
        *(
            f"- {edition}: {asked} addresses asked, {len(broken)} broken"
            for edition, (asked, broken) in audit.crawled.items()
        ),
    ]


def _scores(audit: Audit, runs: int) -> list[str]:
    if not audit.scores:
        return []
    rows = [
        *("", "## Lighthouse", "", f"The mobile preset, median of {runs} runs; KB as sent, compressed.", ""),
        f"| edition | page | {' | '.join(CATEGORIES)} | HTML and CSS | JavaScript | fonts |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for page, score in audit.scores.items():
        cells = [page.edition, page.kind, *map(str, score.medians.values())]
        cells += [f"{size:.1f}" for size in score.sent.values()]
        rows.append(f"| {' | '.join(cells)} |")
    return [*rows, *_lost(audit)]


def _lost(audit: Audit) -> list[str]:
    lost = [
        f"- {page.edition}, {page.kind}: {one}"
        for page, score in audit.scores.items()
        for one in score.failed
    ]
    return ["", "What cost points in the last run:", "", *lost] if lost else []
