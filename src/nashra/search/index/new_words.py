"""Words that the vocabulary's index does not have yet: a file beside it to which each write adds a line.

Committing an index takes as long as all else that a write does; a line takes next to nothing. When the index is
compacted, or the words have become many, they go into the vocabulary's index and the file is removed.
"""

import os
import zlib
from collections.abc import Collection, Sequence
from itertools import chain
from pathlib import Path
from threading import Lock

from nashra.arabic.analysis.spelling_similarity import mistake_keys
from nashra.arabic.analysis.word_similarity import keys

FILE = "new.words"
MOST = 2_000
"""So many words may wait: finding their keys takes each process some 50 ms, and 3 MB."""


def read(folder: Path) -> tuple[str, ...]:
    """The words of a vocabulary's folder, in the order in which they came. Raises ValueError where they are damaged.

    A line without an end is none: whoever was writing it was killed before the stories that have its words were there.
    """
    try:
        *lines, _unfinished = (folder / FILE).read_bytes().split(b"\n")
    except FileNotFoundError:
        return ()
    return tuple(chain.from_iterable(map(_words, lines)))


def add(folder: Path, words: Collection[str]) -> None:
    """Add words; when this returns they are on the disk. Who adds, or removes, holds the lock of the index's writer."""
    text = " ".join(words).encode()
    with (folder / FILE).open("a+b") as file:
        file.seek(0)
        whole = file.read().rfind(b"\n") + 1
        file.truncate(whole)
        file.write(b"%08x %b\n" % (zlib.crc32(text), text))
        file.flush()
        os.fdatasync(file.fileno())


def remove(folder: Path) -> None:
    """Remove the file, after its words have become the vocabulary's: who reads it before the index misses none."""
    (folder / FILE).unlink(missing_ok=True)


def _words(line: bytes) -> Sequence[str]:
    checksum, _, text = line.partition(b" ")
    if int(checksum, 16) != zlib.crc32(text):
        raise ValueError(f"A line of {FILE} has another checksum.")
    return text.decode().split(" ")


class NewWords:
    """Such words under their keys, which are found when they are first asked for. It may grow while it is read."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self._words = tuple(words)
        self._known = set(words)
        self._keyed = 0  # of the words, so many have their keys
        self._by_key: dict[str, tuple[str, ...]] = {}
        self._lock = Lock()

    def grow(self, words: Sequence[str]) -> bool:
        """Take these words for its own, if they are those that it has and perhaps more; returns whether they are."""
        words = tuple(words)
        if words[: len(self._words)] != self._words:
            return False
        with self._lock:
            self._known.update(words[len(self._words) :])
            self._words = words
        return True

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def under(self, key: str) -> set[str]:
        """The words that have a key."""
        if self._keyed < len(self._words):
            self._find_keys()
        return set(self._by_key.get(key, ()))

    def _find_keys(self) -> None:
        with self._lock:
            for word in self._words[self._keyed :]:
                for key in keys(word) | mistake_keys(word):
                    self._by_key[key] = (*self._by_key.get(key, ()), word)
            self._keyed = len(self._words)
