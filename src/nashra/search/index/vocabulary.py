"""The vocabulary: every distinct word of the index under the keys of its forms, in an index beside it.

So the forms of a query's word that the archive knows are read from a sorted dictionary on disk, which
all processes share. Words are only ever added; one that no story has any more does no harm.
"""

from collections.abc import Callable, Iterable, Set

import tantivy

from nashra.arabic import memos
from nashra.arabic.analysis.spelling_similarity import mistake_keys
from nashra.arabic.analysis.word_similarity import keys
from nashra.search.index.damage import reading

_MOST_FORMS = 2_000


class Vocabulary:
    """The words known at one moment."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._remembered: dict[tuple[Callable[[str], Set[str]], str], Set[str]] = {}
        self._size = 0  # words that are remembered

    def knows(self, word: str) -> bool:
        """Whether a folded word is there."""
        with reading:
            return bool(self._searcher.doc_freq("word", word))

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
        return {term[len(key) + 1 :] for term, _ in terms}


def open_vocabulary(index: tantivy.Index) -> Vocabulary:
    """The vocabulary as it was last committed."""
    with reading:
        index.config_reader("manual", 0)
        index.reload()
        return Vocabulary(index.searcher())


def add_words(writer: tantivy.IndexWriter, words: Iterable[str]) -> None:
    """Add words that are new."""
    for word in words:
        document = tantivy.Document()
        document.add_text("word", word)
        document.add_text("keyed", " ".join(f"{key}_{word}" for key in keys(word) | mistake_keys(word)))
        writer.add_document(document)
