"""The Tantivy engine: one writer at a time, readers that see every commit, and rebuilding beside the old
index."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

import tantivy

from nashra.search.engine import IndexUnusableError, StoryText
from nashra.search.index.damage import reading
from nashra.search.index.documents import documents
from nashra.search.index.files import Files
from nashra.search.index.schema import schema, vocabulary_schema
from nashra.search.index.snapshot import TantivySnapshot
from nashra.search.index.vocabulary import add_words, open_vocabulary, vocabulary_index

_WRITER_BYTES = 32_000_000
_REBUILD_BYTES = 256_000_000


class TantivyEngine:
    """See ``nashra.search.engine.Engine``. Any number of processes may share its ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._files = Files(folder)
        self._lock = Lock()
        self._state: tuple[int, int] | None = None
        self._snapshot: TantivySnapshot | None = None

    def snapshot(self) -> TantivySnapshot:
        """The index as it was last committed; it looks at one file's time, so it costs next to nothing.

        Raises IndexUnusableError.
        """
        state = self._files.state()
        snapshot = self._snapshot
        if snapshot is None or state != self._state:
            with self._lock:
                snapshot = self._snapshot = self._open()
                self._state = state
        return snapshot

    def write(self, stories: Iterable[StoryText] = (), removed: Iterable[int] = ()) -> None:
        """See the protocol. Raises IndexUnusableError."""
        with self._files.locked("writer"):
            _write(self._current(), stories, removed)

    def rebuild(
        self, stories: Iterable[StoryText], missed: Callable[[], Iterable[StoryText]] = tuple
    ) -> None:
        """See the protocol."""
        with self._files.locked("rebuild"):
            with self._files.locked("writer"):
                self._files.remove_others()
            path = self._files.new()
            _fill(path, stories)
            with self._files.locked("writer"):
                _write(path, missed(), ())
                self._files.make_current(path)
            self._files.remove_others()

    def tidy(self, forget: Callable[[], object]) -> None:
        """See the protocol."""
        with self._files.locked_if_free("rebuild") as free:
            if free:
                with self._files.locked("writer"):
                    self._files.remove_others()
                forget()

    def _current(self) -> Path:
        """The current generation, made where there is none; asked under the writer's lock alone."""
        current = self._files.current()
        if current is None:
            current = self._files.new()
            tantivy.Index(schema(), str(current))
            self._files.make_current(current)
        return current

    def _open(self) -> TantivySnapshot:
        """A snapshot of the current index; tried again when a rebuild replaced it in the meantime."""
        current = self._files.current()
        try:
            return _snapshot(current)
        except IndexUnusableError:
            if self._files.current() == current:
                raise
        return _snapshot(self._files.current())


def _snapshot(path: Path | None) -> TantivySnapshot:
    index = _opened(path) if path else tantivy.Index(schema())
    with reading:
        index.config_reader("manual", 0)
        index.reload()
        searcher = index.searcher()
    words = vocabulary_index(path) if path else tantivy.Index(vocabulary_schema())
    return TantivySnapshot(index.schema, searcher, open_vocabulary(words))


def _opened(path: Path) -> tantivy.Index:
    with reading:
        return tantivy.Index.open(str(path))


def _write(path: Path, stories: Iterable[StoryText], removed: Iterable[int]) -> None:
    """Change and commit, words first: killed between the two, the vocabulary has some that no story has."""
    index = _opened(path)
    writer = _writer(index)
    for number in removed:
        _remove(index, writer, number)
    words: set[str] = set()
    for story in stories:
        _remove(index, writer, story.number)
        for document, its in documents(story):
            writer.add_document(document)
            words.update(its)
    _learn(vocabulary_index(path), words)
    _finish(writer)


def _learn(index: tantivy.Index, words: set[str]) -> None:
    vocabulary = open_vocabulary(index)
    new = [word for word in words if not vocabulary.knows(word)]
    if new:
        writer = _writer(index)
        add_words(writer, new)
        _finish(writer)


def _fill(path: Path, stories: Iterable[StoryText]) -> None:
    """Fill a new generation with all stories."""
    writer = tantivy.Index(schema(), str(path)).writer(_REBUILD_BYTES, 1)
    word_writer = vocabulary_index(path).writer(_REBUILD_BYTES, 1)
    known: set[str] = set()
    for story in stories:
        for document, words in documents(story):
            writer.add_document(document)
            new = words - known
            add_words(word_writer, new)
            known |= new
    _finish(word_writer)
    _finish(writer)


def _remove(index: tantivy.Index, writer: tantivy.IndexWriter, number: int) -> None:
    # Deletion by term takes a number for a signed one and finds nothing in a field of unsigned ones.
    writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "story", number))


def _writer(index: tantivy.Index) -> tantivy.IndexWriter:
    with reading:
        return index.writer(_WRITER_BYTES, 1)


def _finish(writer: tantivy.IndexWriter) -> None:
    with reading:
        writer.commit()
        writer.wait_merging_threads()
