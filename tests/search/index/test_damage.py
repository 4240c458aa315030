"""Files of the index that are broken, wherever they are: an answer or IndexUnusableError, never anything else."""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.search.stories import NOW, story

from nashra.search.engine import IndexUnusableError
from nashra.search.index.schema import VOCABULARY
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.search import search

ASKED = ("الميناء", "ميناء طنجه رقم 5", "«ميناء طنجة»", "ميناؤ")
BROKEN_AT_ONCE, TIMES = 20, 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    text = "قال الوزير إن الميناء يفتح أبوابه " * 20
    TantivyEngine(folder).write(story(number, f"ميناء طنجة رقم {number}", text) for number in range(1, 150))
    return folder


def broken(whole: Path, folder: Path, seed: int) -> TantivyEngine:
    """A copy in which some bytes of one file are others."""
    chance = random.Random(seed)
    shutil.copytree(whole, folder)
    files = [file for file in folder.rglob("*.*") if file.is_file() and file.stat().st_size > 40]
    file = sorted(files, key=_kind)[seed % len(files)]
    content = bytearray(file.read_bytes())
    for _ in range(BROKEN_AT_ONCE):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    file.write_bytes(content)
    return TantivyEngine(folder)


def _kind(file: Path) -> tuple[bool, str]:
    """The rest of a name is made up anew each time."""
    return file.parent.name == VOCABULARY, file.suffix


def outcome(engine: TantivyEngine) -> str:
    try:
        for typed in ASKED:
            search(engine, typed, NOW)
        list(engine.snapshot().contents())
    except IndexUnusableError as error:
        return type(error.__cause__).__name__
    return ""


@pytest.mark.usefixtures("capfd")
def test_broken_file_is_an_index_that_cannot_be_used(whole: Path, tmp_path: Path) -> None:
    seen = Counter(outcome(broken(whole, tmp_path / str(seed), seed)) for seed in range(TIMES))
    assert seen["PanicException"]
    assert seen["ValueError"]
