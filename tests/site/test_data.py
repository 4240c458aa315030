"""What an installation's variables say."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.processes.running import Installation

from nashra.site import data

GIB = 1 << 30


@pytest.mark.parametrize(("given", "size"), [("2147483648", 2 * GIB), ("2G", 2 * GIB), ("512m", GIB // 2)])
def test_bound_of_the_fragment_store_is_bytes_or_has_a_unit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str, size: int
) -> None:
    monkeypatch.setenv("NASHRA_FRAGMENT_STORE_BYTES", given)
    assert data.fragment_store_bytes(tmp_path) == size


@pytest.mark.parametrize("given", ["much", "-1", "1.5G", "1K", "65G", "٢G", "0"])
def test_bound_that_cannot_be_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str
) -> None:
    monkeypatch.setenv("NASHRA_FRAGMENT_STORE_BYTES", given)
    with pytest.raises(data.SettingError, match="from 64M to 64G"):
        data.fragment_store_bytes(tmp_path)


@pytest.mark.parametrize(
    ("free", "size"), [(0, GIB // 16), (8 * GIB, 2 * GIB), (32 * GIB, 8 * GIB), (1 << 42, 8 * GIB)]
)
def test_bound_is_a_share_of_the_free_disk_unless_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, size: int
) -> None:
    monkeypatch.delenv("NASHRA_FRAGMENT_STORE_BYTES", raising=False)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: SimpleNamespace(free=free))
    assert data.fragment_store_bytes(tmp_path / "not" / "there") == size


def test_command_says_what_is_wrong_with_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Installation(tmp_path)
    monkeypatch.setattr(
        Installation, "environment", site.environment | {"NASHRA_FRAGMENT_STORE_BYTES": "much"}
    )
    done = site.run("setup")
    assert done.returncode == 1
    assert done.stderr.startswith("NASHRA_FRAGMENT_STORE_BYTES is 'much'"), done.stderr
