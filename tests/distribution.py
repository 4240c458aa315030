"""Which tests one process of pytest-xdist runs together."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling


class Distribution(LoadFileScheduling):
    """A file's tests together, and all that drive a browser: they share a site."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return "tests/browser" if file.startswith("tests/browser/") else file
