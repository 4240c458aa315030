"""New words wait in a file beside the vocabulary: every process finds them at once, and none is ever lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.search.stories import story

from nashra.search.engine import IndexDamagedError
from nashra.search.index import compaction, new_words
from nashra.search.index.schema import VOCABULARY
from nashra.search.index.tantivy_engine import TantivyEngine


def nothing(*args: Any) -> tuple[()]:
    return ()


def vocabulary_of(engine: TantivyEngine) -> Path:
    current = engine._files.current()
    assert current is not None
    return current / VOCABULARY


def knows(engine: TantivyEngine, word: str) -> bool:
    """Whether the engine finds a word by its own forms and by a mistake in it."""
    statistics = engine.snapshot().statistics
    return word in statistics.words_sharing_a_key(word) and word in statistics.words_mistaken_for(word[:-1])


def test_word_is_found_by_every_process_when_its_story_is(tmp_path: Path) -> None:
    one, other = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    for number, word in enumerate(["سيول", "محصول", "قطار"], 1):
        one.write([story(number, f"{word} المدينة")])
        assert knows(one, word)
        assert knows(other, word)
        assert word in new_words.read(vocabulary_of(one))


def test_word_that_is_known_is_written_once(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    for number in range(1, 5):
        engine.write([story(number, "سيول المدينة")])
    assert sorted(new_words.read(vocabulary_of(engine))) == ["المدينه", "سيول"]
    engine.compact(nothing, nothing, nothing)
    engine.write([story(6, "سيول المدينة")])
    assert len(new_words.read(vocabulary_of(engine))) == 2


def test_many_words_become_the_vocabularys_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_words, "MOST", 4)
    engine, other = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    engine.write([story(1, "سيول المدينة")])
    assert knows(other, "سيول")
    engine.write([story(2, "محصول القمح والقطن")])
    assert new_words.read(vocabulary_of(engine)) == ()
    assert compaction.small_segments(vocabulary_of(engine)) == 1
    for word in ("سيول", "محصول"):
        assert knows(engine, word)
        assert knows(other, word)


def test_compacting_takes_the_words_along(tmp_path: Path) -> None:
    engine, other = TantivyEngine(tmp_path), TantivyEngine(tmp_path)
    words = ["سيول", "محصول", "قطار", "مصنع", "ملعب"]
    for number, word in enumerate(words, 1):
        engine.write([story(number, f"{word} المدينة")])
    assert engine.compact(nothing, nothing, nothing)
    assert new_words.read(vocabulary_of(engine)) == ()
    assert all(knows(other, word) for word in words)


def test_line_that_was_broken_off_is_none_and_the_next_is_whole(tmp_path: Path) -> None:
    new_words.add(tmp_path, ["سيول", "محصول"])
    with (tmp_path / new_words.FILE).open("ab") as file:
        file.write("0123abcd قط".encode())
    assert new_words.read(tmp_path) == ("سيول", "محصول")
    new_words.add(tmp_path, ["قطار"])
    assert new_words.read(tmp_path) == ("سيول", "محصول", "قطار")


def test_damaged_words_are_a_damaged_index(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write([story(1, "سيول المدينة")])
    file = vocabulary_of(engine) / new_words.FILE
    content = bytearray(file.read_bytes())
    content[12] ^= 1
    file.write_bytes(content)
    assert new_words.FILE in engine.damage()
    with pytest.raises(IndexDamagedError):
        TantivyEngine(tmp_path).snapshot()
    with pytest.raises(IndexDamagedError):
        engine.write([story(2, "محصول القمح")])


def test_copy_of_an_index_has_words_of_its_own(tmp_path: Path) -> None:
    engine, copied = TantivyEngine(tmp_path / "index"), tmp_path / "copy"
    engine.write([story(1, "سيول المدينة")])
    copied.mkdir()
    compaction.copy(vocabulary_of(engine).parent, copied)
    engine.write([story(2, "محصول القمح")])
    assert "محصول" in new_words.read(vocabulary_of(engine))
    assert "محصول" not in new_words.read(copied / VOCABULARY)
