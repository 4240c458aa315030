"""Originals that an older version has put where readers reach them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from nashra.newsroom.actions.hide_originals import hide_originals

OTHER_DISK = Path("/dev/shm")


@pytest.mark.skipif(not OTHER_DISK.is_dir(), reason="needs a second file system")
def test_originals_move_from_one_disk_to_another_and_twice_does_no_harm(
    db: None, settings: Any, tmp_path: Path
) -> None:
    with tempfile.TemporaryDirectory(dir=OTHER_DISK) as media:
        assert Path(media).stat().st_dev != tmp_path.stat().st_dev
        settings.MEDIA_ROOT, settings.ORIGINALS = Path(media), tmp_path
        public = Path(media, "original_images", "a.jpg")
        public.parent.mkdir()
        public.write_bytes(b"original")
        half = tmp_path / "original_images" / "a.jpg"  # of a move that was killed
        half.parent.mkdir()
        half.write_bytes(b"orig")
        hide_originals()
        hide_originals()
        assert not public.exists()
        assert half.read_bytes() == b"original"
