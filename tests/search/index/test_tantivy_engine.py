"""The index on disk: other processes, kill -9, rebuilding, comparing."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tests.search.stories import NOW, story

from nashra.search.engine import Filters, IndexDamagedError, PlacementText, StoryText
from nashra.search.index.documents import fingerprint
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.search import search

WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from nashra.search.index.tantivy_engine import TantivyEngine
    from tests.search.stories import story

    engine = TantivyEngine(Path(sys.argv[1]))
    start = int(sys.argv[2])
    if sys.argv[3] == "rebuild":
        def endless():
            for number in range(start, start + 10_000_000):
                if number == start + 2_000:
                    print("going", flush=True)
                yield story(number, "خبر جديد", "نص الخبر " * 50)
        engine.rebuild(endless())
    for number in range(start, start + int(sys.argv[3])):
        engine.write([story(number, "خبر جديد", "نص الخبر " * 50)])
        print(number, flush=True)
    """
)


def writer(folder: Path, start: int, what: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(folder), str(start), what]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(("src", "."))}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def total(engine: TantivyEngine) -> int:
    return search(engine, "خبر جديد", NOW).total


@pytest.mark.processes
def test_writers_of_several_processes_wait_for_each_other(tmp_path: Path) -> None:
    writers = [writer(tmp_path, start, "8") for start in (100, 200, 300)]
    for process in writers:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert total(TantivyEngine(tmp_path)) == 24


@pytest.mark.processes
def test_what_was_committed_survives_the_writer_being_killed(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    for start in (100, 200, 300):
        process = writer(tmp_path, start, "50")
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        written = 5 + len(process.communicate()[0].splitlines())
        indexed = [one.story for one in TantivyEngine(tmp_path).snapshot().contents()]
        mine = [number for number in indexed if start <= number < start + 50]
        assert len(mine) in (written, written + 1)
        assert len(mine) == len(set(mine))
    engine.write([story(999, "خبر جديد")])
    assert 999 in [one.story for one in engine.snapshot().contents()]


@pytest.mark.processes
def test_old_index_answers_when_a_rebuild_is_killed_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "خبر جديد")])
    process = writer(tmp_path, 100, "rebuild")
    assert process.stdout is not None
    assert process.stdout.readline() == "going\n"
    assert total(engine) == 1
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert total(engine) == 1
    engine.rebuild([story(2, "خبر جديد"), story(3, "خبر جديد")])
    assert total(engine) == 2
    assert len(list(tmp_path.glob("v*-*"))) == 1


def test_what_a_killed_rebuild_left_is_tidied_up_but_none_that_runs(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "خبر")])
    unfinished = tmp_path / "unfinished-rebuild"
    forgotten: list[bool] = []

    def stories() -> Iterator[StoryText]:
        TantivyEngine(tmp_path).tidy(lambda: forgotten.append(True))
        assert unfinished.exists()
        yield story(1, "خبر")

    engine.rebuild(stories())
    assert not forgotten
    current = (tmp_path / "current").read_text()
    (tmp_path / "v2-9").mkdir()
    unfinished.mkdir()
    engine.tidy(lambda: forgotten.append(True))
    assert forgotten
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [current]
    assert total(engine) == 1


def test_story_changed_during_a_rebuild_is_not_missed(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "قديم")])
    other = TantivyEngine(tmp_path)
    engine.rebuild([story(1, "قديم"), story(2, "خبر")], lambda: [story(1, "جديد")])
    assert [hit.story for hit in search(other, "جديد", NOW).hits] == [1]
    assert search(other, "قديم", NOW).total == 0


def test_contents_tell_what_differs_from_the_database(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    stories = [story(1, "أول"), story(2, "ثان", edition=3)]
    engine.write(stories)
    indexed = {(one.story, one.edition): one.fingerprint for one in engine.snapshot().contents()}
    assert indexed == {
        (each.number, each.placements[0].edition): fingerprint(each, each.placements[0]) for each in stories
    }


def test_fingerprint_tells_every_change() -> None:
    place = PlacementText(1, 1, NOW, (7,))
    whole = StoryText(1, "عنوان", "أعلى", "ملخص", "متن", "كاتب", "ar", (place,))
    others = [
        msgspec.structs.replace(whole, **{name: "آخر"})
        for name in ("headline", "kicker", "summary", "body", "authors", "language")
    ]
    others += [
        msgspec.structs.replace(whole, placements=(msgspec.structs.replace(place, **changed),))
        for changed in (
            {"section": 2},
            {"published": NOW + timedelta(seconds=1)},
            {"authors": (8,)},
            {"headline": "عنوانها"},
            {"summary": "ملخصها"},
        )
    ]
    others += [msgspec.structs.replace(whole, headline="عنوا", summary="نملخص")]
    found = {fingerprint(one, one.placements[0]) for one in (whole, *others)}
    assert len(found) == len(others) + 1


def damage(folder: Path) -> None:
    next(folder.glob("v*-*/meta.json")).write_text("not an index")


def lose(folder: Path) -> None:
    shutil.rmtree(next(folder.glob("v*-*")))


def leave_at_an_older_version(folder: Path) -> None:
    next(folder.glob("v*-*")).rename(folder / "v1-1")
    (folder / "current").write_text("v1-1")


def lose_the_name(folder: Path) -> None:
    (folder / "current").unlink()


def spoil_the_name(folder: Path) -> None:
    (folder / "current").write_bytes(b"v3-\0\xff../..")


def lose_the_vocabulary(folder: Path) -> None:
    shutil.rmtree(next(folder.glob("v*-*")) / "vocabulary")


def lose_a_segment(folder: Path) -> None:
    for file in folder.glob("v*-*/*.store"):
        file.unlink()


SPOILS = (
    *(damage, lose, leave_at_an_older_version, lose_the_name),
    *(spoil_the_name, lose_the_vocabulary, lose_a_segment),
)


@pytest.mark.parametrize("spoil", SPOILS)
def test_index_that_cannot_be_used_says_so_and_a_rebuild_heals_it(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    TantivyEngine(tmp_path).write([story(1, "خبر جديد")])
    spoil(tmp_path)
    engine = TantivyEngine(tmp_path)
    with pytest.raises(IndexDamagedError):
        engine.snapshot()
    with pytest.raises(IndexDamagedError):
        engine.write([story(2, "خبر")])
    assert engine.damage()
    engine.rebuild([story(1, "خبر جديد")])
    assert total(engine) == 1
    assert engine.damage() == ""
    assert len(list(tmp_path.glob("v*-*"))) == 1


def test_folder_that_is_removed_meanwhile_is_made_again(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "index")
    engine.write([story(1, "خبر")])
    assert total(engine) == 1
    shutil.rmtree(tmp_path / "index")
    assert total(engine) == 0
    engine.rebuild([story(1, "خبر")])
    assert total(engine) == 1


def test_empty_index_finds_nothing(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    assert search(engine, "خبر", NOW, Filters(edition=1)).hits == ()
    assert list(engine.snapshot().contents()) == []
