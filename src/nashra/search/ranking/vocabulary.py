"""The vocabulary: the words of the stories ranked so far, by their keys, so that a query's forms are found
at once.

A word's keys are made when a story first brings it. Bounded: when it is full it starts anew, which costs
the next queries some milliseconds. One for each process, shared by its threads.
"""

from collections.abc import Set
from threading import Lock

from nashra.arabic.analysis.likeness import keys

_MOST_WORDS = 100_000


class Vocabulary:
    """Words by the keys of their forms."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_key: dict[int, str | set[str]] = {}
        self._lock = Lock()

    def sharing_a_key(self, word: str, among: Set[str]) -> set[str]:
        """The words ``among`` those learnt that share a key with ``word``."""
        found: set[str] = set()
        by_key = self._by_key
        for key in keys(word):
            its = by_key.get(key)
            if isinstance(its, str):
                found.add(its)
            elif its:
                found |= its
        return found & among

    def learn(self, words: Set[str]) -> None:
        """Make the keys of those ``words`` that are new."""
        if words <= self._known:
            return
        with self._lock:
            if len(self._known) > _MOST_WORDS:
                self._known, self._by_key = set(), {}
                self._learn(words)
            else:
                self._learn(words - self._known)

    def _learn(self, words: Set[str]) -> None:
        for word in words:
            for key in keys(word):
                its = self._by_key.setdefault(key, word)
                if isinstance(its, set):
                    its.add(word)
                elif its != word:
                    self._by_key[key] = {its, word}
        self._known |= words


VOCABULARY = Vocabulary()
