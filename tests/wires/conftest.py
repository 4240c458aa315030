"""The seed's page, which lies outside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("NASHRA_SHARED") or CHECKOUT / "../shared")


@pytest.fixture(scope="module")
def file() -> Path:
    found = sorted([*SHARED.glob("*.txt"), *SHARED.glob("seed/*.txt")])
    if not found:
        pytest.skip(f"no page in {SHARED}; name its folder with NASHRA_SHARED")
    return found[0]
