import os
from pathlib import Path

import pytest

from nashra.wires.page_text.model import NotAPage
from nashra.wires.page_text.read import MOST_BYTES, read


def test_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"\xef\xbb\xbf" + "الرئيسية » أخبار\r\n".encode())
    assert read(file) == "الرئيسية » أخبار\r\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("خبر".encode("utf-16"), "UTF-16"),
        ("الرئيسية".encode("cp1256"), r"not UTF-8 \(at byte 1\)"),
        (b"abc\xff", r"not UTF-8 \(at byte 4\)"),
        (b"x" * (MOST_BYTES + 1), "larger than 2 MB"),
    ],
    ids=["empty", "blank", "mark", "binary", "utf-16", "windows", "broken", "large"],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(content)
    with pytest.raises(NotAPage, match=reason):
        read(file)


def test_largest_text_is_read(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"x" * MOST_BYTES)
    assert len(read(file)) == MOST_BYTES


def test_a_huge_file_is_refused_without_being_loaded(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    with file.open("wb") as sparse:
        sparse.truncate(1 << 40)
    with pytest.raises(NotAPage, match="larger than 2 MB"):
        read(file)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPage, match=r"There is no file .*nowhere"):
        read(tmp_path / "nowhere.txt")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPage, match="is a folder"):
        read(tmp_path)


def test_file_under_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("x")
    with pytest.raises(NotAPage, match="could not be read: Not a directory"):
        read(file / "inner.txt")


def test_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotAPage, match="no ordinary file"):
        read(pipe)


def test_name_that_no_system_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPage, match="could not be read"):
        read(tmp_path / ("x" * 5_000))
