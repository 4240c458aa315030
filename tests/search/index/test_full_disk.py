"""A full disk is no damage: nothing is lost, and writing goes on when there is room."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.search.index.full_disk import full_disk
from tests.search.stories import NOW, story

from nashra.search.engine import IndexDamagedError, IndexUnusableError
from nashra.search.index.damage import reading, try_disk
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.search import search


def many(first: int) -> list:
    text = " ".join(f"كلمة{number}" for number in range(first, first + 3_000))
    return [story(number, f"خبر {number}", text) for number in range(first, first + 20)]


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    engine = TantivyEngine(tmp_path / "index")
    engine.write([story(1, "ميناء طنجة"), story(2, "خبر")])
    return engine


@pytest.mark.parametrize("at", [0, 1_000, 20_000, 200_000])
def test_write_that_the_disk_refuses_changes_nothing_and_names_the_reason(
    engine: TantivyEngine, at: int
) -> None:
    with full_disk(at), pytest.raises(OSError, match=r"File too large|cannot be written") as refused:
        engine.write([*many(100), story(1, "آخر")])
    assert refused.value.errno == errno.EFBIG
    assert engine.damage() == ""
    assert [hit.story for hit in search(engine, "ميناء", NOW).hits] == [1]
    engine.write(many(100))
    assert engine.snapshot().statistics.stories == 22


@pytest.mark.parametrize("at", [0, 1_000, 20_000, 200_000])
def test_rebuild_that_the_disk_refuses_leaves_the_old_index_and_nothing_else(
    engine: TantivyEngine, at: int
) -> None:
    folder = next(Path(engine._files.folder).glob("v*-*"))
    with full_disk(at), pytest.raises(OSError, match=r"File too large|cannot be written") as refused:
        engine.rebuild(many(100))
    assert refused.value.errno == errno.EFBIG
    assert [path for path in folder.parent.iterdir() if path.is_dir()] == [folder]
    assert engine.snapshot().statistics.stories == 2


def test_write_to_damaged_files_is_damage_though_the_disk_has_room(engine: TantivyEngine) -> None:
    for file in engine._files.folder.glob("v*-*/*.term"):
        file.chmod(0o644)
        file.write_bytes(bytes(file.stat().st_size))
    with pytest.raises(IndexDamagedError):
        engine.write([story(1, "آخر")])


def test_error_of_whoever_gives_the_stories_is_raised_as_it_is(engine: TantivyEngine) -> None:
    def stories():
        yield story(5, "خبر")
        raise ValueError("a story cannot be read")

    with pytest.raises(ValueError, match="a story cannot be read"):
        engine.write(stories())
    with pytest.raises(ValueError, match="a story cannot be read"):
        engine.rebuild(stories())
    assert engine.snapshot().statistics.stories == 2


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOMEM, errno.EACCES])
def test_what_the_machine_refuses_for_now_is_no_damage(number: int) -> None:
    for error in (
        OSError(number, "refused"),
        ValueError(f"An IO error occurred: 'refused (os error {number})'"),
    ):
        with pytest.raises(IndexUnusableError) as raised, reading:
            raise error
        assert not isinstance(raised.value, IndexDamagedError)


def test_disk_with_room_is_not_refused_and_keeps_nothing(tmp_path: Path) -> None:
    try_disk(tmp_path)
    with full_disk(), pytest.raises(OSError, match="File too large"):
        try_disk(tmp_path)
    assert list(tmp_path.iterdir()) == []
