"""How much a process remembers of what it has made of words and texts: every bound in one place.

Words that nobody has seen are the worst case: with them the memos take so many megabytes of a process, together less
than 64 (a test fills them all), and 24 more while many stories are published at once. The pages that the edge
remembers have a budget of their own, in bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

RUNS = 1 << 14  # words as written → folded: 5 MB
STEMS = 1 << 14  # 4 MB
STEMS_OF_OTHER_LANGUAGES = 1 << 11  # 1 MB
FORMS = 3_000  # of words asked for and those they are compared with: 9 MB
LETTER_KEYS = 1 << 11  # 3 MB
COMPARED_WORDS = 1 << 13  # words of related stories: 5 MB
INDEXED_WORDS = 1 << 14  # words of what is indexed, of all languages together: 13 MB
PROFILES = 1 << 7  # of stories that others were compared with: 3 MB
SHARING_WORDS = 20_000  # words that the vocabulary gave under those asked for: 4 MB
FREQUENCIES = 10_000  # of stems, and of 4-grams: 2 MB each

RELATED_LETTERS = 50_000  # of stories that were compared, some 30: 6 MB
RELATED_LETTERS_OF_MANY = 250_000  # while many stories are published at once: 30 MB, given back after it
DUPLICATE_LETTERS = 30_000  # of stories that were read for duplicates: 4 MB
DRAFT_LETTERS = 600_000  # of headlines and summaries of drafts, some 3,000: 5 MB

LONGEST_RUN = 64
"""Letters; longer runs are not words, and not remembered."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class TextMemo(Generic[Key, Value]):
    """What was made of texts before, for so many letters of them; the oldest go first. For any number of threads."""

    def __init__(self, make: Callable[[Key], Value], letters_of: Callable[[Key], int], most: int) -> None:
        self._make, self._letters_of = make, letters_of
        self._usual = self._most = most
        self._known: dict[Key, Value] = {}
        self._letters = 0
        self._lock = Lock()

    def __call__(self, text: Key) -> Value:
        found = self._known.get(text)
        if found is None:
            found = self._make(text)
            self._remember(text, found)
        return found

    @contextmanager
    def holding(self, most: int) -> Iterator[None]:
        """Remember so many letters meanwhile; until the first of several threads that want it has done."""
        self._most = most
        try:
            yield
        finally:
            self._most = self._usual
            with self._lock:
                self._forget_oldest()

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._known.clear()
            self._letters = 0

    def _remember(self, text: Key, made: Value) -> None:
        letters = self._letters_of(text)
        with self._lock:
            if text in self._known or letters > self._most:
                return
            self._known[text] = made
            self._letters += letters
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        while self._letters > self._most:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._letters -= self._letters_of(oldest)
