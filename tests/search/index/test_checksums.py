"""Checksums: every byte of an index's files is told from another."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from tests.search.stories import story

from nashra.search.index.checksums import first_damage
from nashra.search.index.schema import VOCABULARY
from nashra.search.index.tantivy_engine import TantivyEngine


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generation with a segment, stories deleted from it, and a vocabulary."""
    folder = tmp_path_factory.mktemp("index")
    engine = TantivyEngine(folder)
    engine.write(story(number, f"ميناء طنجة رقم {number}") for number in range(1, 30))
    engine.write(removed=[3, 4])
    return next(folder.glob("v*-*"))


@pytest.fixture
def generation(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / whole.name))


def files(generation: Path) -> list[Path]:
    """All files with a checksum, of the index and of its vocabulary."""
    found = [*generation.glob("*"), *(generation / VOCABULARY).glob("*")]
    return sorted(file for file in found if len(file.stem.split(".")[0]) == 32)


def test_index_as_it_was_written_is_whole(generation: Path) -> None:
    kinds = {file.suffix for file in files(generation)}
    assert kinds == {".del", ".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term"}
    assert first_damage(generation) == ""


def test_single_byte_that_is_another_is_found_in_each_file(generation: Path) -> None:
    chance = random.Random(11)
    for file in files(generation):
        content = file.read_bytes()
        end = content.rindex(b'{"version"')
        for place in (0, end - 1, len(content) - 1, *(chance.randrange(end) for _ in range(8))):
            file.write_bytes(content[:place] + bytes([content[place] ^ 0x40]) + content[place + 1 :])
            assert file.name in first_damage(generation)
        file.write_bytes(content)
    assert first_damage(generation) == ""


@pytest.mark.parametrize("size", [0, 5, 60])
def test_file_that_was_cut_is_damaged(generation: Path, size: int) -> None:
    for file in files(generation):
        content = file.read_bytes()
        file.write_bytes(content[:size])
        assert file.name in first_damage(generation)
        file.write_bytes(content)


def test_file_that_is_gone_is_damage(generation: Path) -> None:
    for file in files(generation):
        content = file.read_bytes()
        file.unlink()
        assert f"{file}: it is gone" in first_damage(generation)
        file.write_bytes(content)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"segments": [{}]}', b'{"segments": 3}'])
def test_list_of_files_that_cannot_be_read_is_damage(generation: Path, content: bytes) -> None:
    for folder in (generation, generation / VOCABULARY):
        meta = folder / "meta.json"
        kept = meta.read_bytes()
        meta.write_bytes(content)
        assert str(meta) in first_damage(generation)
        meta.write_bytes(kept)


def test_vocabulary_that_is_gone_is_damage(generation: Path) -> None:
    shutil.rmtree(generation / VOCABULARY)
    assert VOCABULARY in first_damage(generation)
