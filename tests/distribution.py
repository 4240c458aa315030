"""Which tests one process of pytest-xdist runs together."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

SITES = {
    "tests/browser": ("tests/browser/",),
    "tests/processes": (
        "tests/processes/test_connections.py",
        "tests/processes/test_in_time.py",
        "tests/processes/test_over_http.py",
        "tests/processes/test_seen_at_once.py",
    ),
}
"""What shares a running site: how the paths of its tests begin."""


class Distribution(LoadFileScheduling):
    """A file's tests together, and all that share a site."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return next((site for site, begins in SITES.items() if file.startswith(begins)), file)
