"""Small segments are merged beside the index: writing merges nothing, and nothing written meanwhile is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.search.stories import NOW, story

from nashra.search.index import compaction
from nashra.search.index.schema import VOCABULARY
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.search import search

WORDS = ["ميناء", "قمة", "هدنة", "سيول", "ملعب", "كتاب", "لقاح", "محصول", "رواية", "مصنع", "جسر", "قطار"]


def nothing(*args: Any) -> tuple[()]:
    return ()


def segments(engine: TantivyEngine) -> tuple[int, int]:
    current = engine._files.current()
    assert current is not None
    return compaction.small_segments(current), compaction.small_segments(current / VOCABULARY)


def numbers(engine: TantivyEngine) -> list[int]:
    return sorted(one.story for one in engine.snapshot().contents())


def fill(engine: TantivyEngine, count: int) -> None:
    for number, word in enumerate(WORDS[:count], 1):
        engine.write([story(number, f"{word} المدينة")])


def test_small_segments_become_one_and_hold_what_they_held(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    fill(engine, 6)
    assert segments(engine) == (6, 0), "a word waits for the index to be compacted"
    assert engine.compact(nothing, nothing, nothing)
    assert segments(engine) == (1, 1)
    assert numbers(engine) == [1, 2, 3, 4, 5, 6]
    assert [hit.story for hit in search(engine, "سيول", NOW).hits] == [4]
    assert engine.snapshot().statistics.words_sharing_a_key("سيول")
    assert not engine.compact(nothing, nothing, nothing), "one segment is merged again"


def test_writing_merges_nothing_as_long_as_somebody_merges_beside_it(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    for number, word in enumerate(WORDS * 2, 1):
        before = segments(engine)[0] if number > 1 else 0
        engine.write([story(number, f"{word} المدينة {number}")])
        assert segments(engine)[0] == before + 1
        if number % 3 == 0:
            engine.compact(nothing, nothing, nothing)
    assert len(numbers(engine)) == 2 * len(WORDS)


def test_what_is_written_while_it_merges_is_in_what_comes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, noted = TantivyEngine(tmp_path), list[int]()
    fill(engine, 5)
    merge = compaction.merge

    def meanwhile(path: Path) -> None:
        engine.write([story(3, "هدنة تدخل يومها العاشر"), story(9, "محصول القمح")])
        noted.extend([3, 9])
        merge(path)

    monkeypatch.setattr(compaction, "merge", meanwhile)
    newest = {3: story(3, "هدنة تدخل يومها العاشر"), 9: story(9, "محصول القمح")}
    assert engine.compact(noted.clear, lambda: [newest[number] for number in noted], nothing)
    assert numbers(engine) == [1, 2, 3, 4, 5, 9]
    assert [hit.story for hit in search(engine, "العاشر", NOW).hits] == [3]


def test_what_fails_on_the_way_leaves_the_index_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, ended = TantivyEngine(tmp_path), list[bool]()
    fill(engine, 5)

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(compaction, "merge", full)
        with pytest.raises(OSError, match="No space"):
            engine.compact(nothing, nothing, lambda: ended.append(True))
    assert ended == [True]
    assert segments(engine)[0] == 5
    engine.write([story(6, "كتاب المدينة")])
    assert numbers(engine) == [1, 2, 3, 4, 5, 6]
    assert engine.compact(nothing, nothing, nothing)
    assert numbers(engine) == [1, 2, 3, 4, 5, 6]
    assert len(list(tmp_path.glob("v*-*"))) == 1


def test_nothing_is_merged_while_a_rebuild_runs(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    fill(engine, 6)
    done = list[bool]()

    def stories() -> Any:
        done.append(TantivyEngine(tmp_path).compact(nothing, nothing, nothing))
        yield story(1, "ميناء المدينة")

    engine.rebuild(stories())
    assert done == [False]
    assert numbers(engine) == [1]
