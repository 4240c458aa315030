"""The vocabulary: every distinct word of the index under the keys of its forms, in an index beside it.

So the forms of a query's word that the archive knows are read from a sorted dictionary on disk, which
all processes share. Words are only ever added; one that no story has any more does no harm. The newest ones
wait in a file (`new_words`).
"""

from collections.abc import Callable, Collection, Iterable, Set
from pathlib import Path
from threading import Lock

import tantivy

from nashra.arabic import memos
from nashra.arabic.analysis.spelling_similarity import mistake_keys
from nashra.arabic.analysis.word_similarity import keys
from nashra.search.index import new_words
from nashra.search.index.damage import reading
from nashra.search.index.new_words import NewWords
from nashra.search.index.schema import vocabulary_schema
from nashra.search.index.writer import writer_of

_MOST_FORMS = 2_000


class Vocabulary:
    """The words known at one moment."""

    def __init__(self, searcher: tantivy.Searcher | None = None, new: NewWords | None = None) -> None:
        self._searcher = searcher or tantivy.Index(vocabulary_schema()).searcher()
        self._new = new or NewWords()
        self._remembered: dict[tuple[Callable[[str], Set[str]], str], Set[str]] = {}
        self._size = 0  # words that are remembered

    def knows(self, word: str) -> bool:
        """Whether a folded word is there."""
        with reading:
            return word in self._new or bool(self._searcher.doc_freq("word", word))

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Those of folded words that are not there."""
        new, frequency = self._new, self._searcher.doc_freq
        with reading:
            return [word for word in words if word not in new and not frequency("word", word)]

    def sharing_a_key(self, word: str) -> Set[str]:
        """The words that share a key with ``word``."""
        return self._sharing(keys, word)

    def mistaken_for(self, word: str) -> Set[str]:
        """The words that share a key of mistakes with ``word``."""
        return self._sharing(mistake_keys, word)

    def _sharing(self, keys_of: Callable[[str], Set[str]], word: str) -> Set[str]:
        """Remembered, since both stages and "did you mean" ask for the same words."""
        known = self._remembered.get((keys_of, word))
        if known is None:
            known = frozenset().union(*map(self._under, keys_of(word)))
            self._size += len(known) + 1
            if self._size > memos.SHARING_WORDS:
                self._remembered.clear()
                self._size = len(known) + 1
            self._remembered[keys_of, word] = known
        return known

    def _under(self, key: str) -> Set[str]:
        with reading:
            terms = self._searcher.terms_with_prefix("keyed", f"{key}_", limit=_MOST_FORMS)
        return self._new.under(key).union(term[len(key) + 1 :] for term, _ in terms)


class Vocabularies:
    """The vocabulary of each moment, of which an engine opens the index anew where that was committed to alone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: tuple[Path, int, int] | None = None
        self._searcher: tantivy.Searcher | None = None
        self._new = NewWords()

    def at(self, folder: Path) -> Vocabulary:
        """The vocabulary of a folder as it is now, the new words first: they may become the index's meanwhile."""
        with self._lock, reading:
            words = new_words.read(folder)
            searcher = self._read(folder)
            if not self._new.grow(words):
                self._new = NewWords(words)
            return Vocabulary(searcher, self._new)

    def _read(self, folder: Path) -> tantivy.Searcher:
        meta = (folder / "meta.json").stat()
        state = folder, meta.st_ino, meta.st_mtime_ns
        if self._searcher is None or state != self._state:
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual", 0)
            index.reload()
            self._searcher, self._state = index.searcher(), state
        return self._searcher

    def learn(self, folder: Path, words: Collection[str]) -> None:
        """Add those of the words that are new, under the lock of the index's writer."""
        new = sorted(self.at(folder).unknown(words))
        if not new:
            return
        if len(self._new) + len(new) <= new_words.MOST:
            new_words.add(folder, new)
        else:
            absorb(folder, new)


def absorb(folder: Path, more: Iterable[str] = ()) -> None:
    """Let the words that wait, and more, become those of the vocabulary's index."""
    with reading:
        words = [*new_words.read(folder), *more]
    if words:
        with writer_of(tantivy.Index.open(str(folder))) as writer:
            add_words(writer, words)
        new_words.remove(folder)


def add_words(writer: tantivy.IndexWriter, words: Iterable[str]) -> None:
    """Add words that are new."""
    for word in words:
        document = tantivy.Document()
        document.add_text("word", word)
        document.add_text("keyed", " ".join(f"{key}_{word}" for key in keys(word) | mistake_keys(word)))
        writer.add_document(document)
