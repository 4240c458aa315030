"""A file's text, or a clear word on why it is none."""

from __future__ import annotations

import stat
from pathlib import Path

from nashra.wires.page_text.model import NotAPage

MOST_BYTES = 2_000_000  # a page's text takes some ten thousand

_SAVE_AGAIN = "Save the page's text as UTF-8 and try again."


def read(path: Path) -> str:
    """The text of a file in UTF-8, without a byte order mark.

    Raises NotAPage for a missing, unreadable, empty, binary or too large file, one in another encoding, and
    whatever is no file. Never holds more than MOST_BYTES of it in memory.
    """
    try:
        return _text(_bytes(path), path)
    except FileNotFoundError:
        raise NotAPage(f"There is no file {path}. Check the path.") from None
    except OSError as error:
        raise NotAPage(f"{path} could not be read: {error.strerror}.") from error


def _bytes(path: Path) -> bytes:
    # Asked before opening: a pipe or a device would wait or never end.
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise NotAPage(f"{path} is a folder. Name the one file in it to import.")
    if not stat.S_ISREG(status.st_mode):
        raise NotAPage(f"{path} is no ordinary file. Save the page's text to a file and name that.")
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotAPage(
            f"{path} is larger than {MOST_BYTES // 1_000_000} MB, which no story's page is. "
            "Save one page's text to a file of its own."
        )
    return content


def _text(content: bytes, path: Path) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise NotAPage(f"{path} is written in UTF-16. {_SAVE_AGAIN}")
    if b"\0" in content:
        raise NotAPage(f"{path} is a binary file and no text. {_SAVE_AGAIN}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAPage(f"{path} is not UTF-8 (at byte {error.start + 1:,}). {_SAVE_AGAIN}") from None
    if not text.strip():
        raise NotAPage(f"{path} is empty. {_SAVE_AGAIN}")
    return text
