"""The bench of search quality reads collections and says clearly what is none."""

import json
from pathlib import Path

import pytest
from bench.retrieval import main, quality

CONTEXTS = ("ولد نجيب محفوظ في القاهرة", "عاصمة المغرب هي الرباط", "فاز المنتخب بالكأس")


def collection(tmp_path: Path) -> Path:
    paragraphs = [{"context": text, "qas": [{"question": f"{text}؟"}]} for text in CONTEXTS]
    file = tmp_path / "collection.json"
    file.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    return file


def test_every_line_of_a_collection_that_any_search_solves_is_perfect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(collection(tmp_path))]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines[2:] if "1.0000 1.0000 1.0000" not in line] == []
    assert len(lines) == 6


@pytest.mark.parametrize(
    "content", [b"not json", b"\xff\xfe", b"[]", b'{"data": []}', b'{"data": [{}]}', b"{}"]
)
def test_file_that_is_no_collection_is_named_and_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(content)
    assert main([str(file)]) == 2
    assert "other.json" in capsys.readouterr().err


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path / "nowhere.json")]) == 2


def test_quality_counts_ranks() -> None:
    measured = quality([1, 2, 0])
    assert round(measured.ndcg, 4) == 0.5436
    assert measured.mrr == 0.5
    assert round(measured.first, 4) == 0.3333
