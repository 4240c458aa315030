"""The Tantivy engine: one writer at a time, readers that see every commit, and rebuilding beside the old
index."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

import tantivy

from nashra.search.engine import IndexDamagedError, StoryText
from nashra.search.index import compaction
from nashra.search.index.checksums import first_damage
from nashra.search.index.damage import reading, writing
from nashra.search.index.documents import documents
from nashra.search.index.files import Files
from nashra.search.index.schema import VOCABULARY, schema, vocabulary_schema
from nashra.search.index.snapshot import TantivySnapshot
from nashra.search.index.vocabulary import add_words, open_vocabulary

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
        """See the protocol."""
        with self._files.locked("writer"):
            generation = self._current()
            with writing(generation):
                _write(generation, stories, removed)

    def rebuild(
        self, stories: Iterable[StoryText], missed: Callable[[], Iterable[StoryText]] = tuple
    ) -> None:
        """See the protocol. What a failure leaves is removed, for the disk may be full of it."""
        with self._files.locked("rebuild"):
            with self._files.locked("writer"):
                self._files.remove_others()
            path = self._files.unfinished("rebuild")
            try:
                with writing(path):
                    _fill(path, stories)
                with self._files.locked("writer"), writing(path):
                    _write(path, missed(), ())
                    self._files.make_current(path)
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
            self._files.remove_others()

    def compact(
        self,
        begin: Callable[[], object],
        missed: Callable[[], Iterable[StoryText]],
        end: Callable[[], object],
    ) -> bool:
        """See the protocol."""
        with self._files.locked_if_free("rebuild") as free:
            current = self._files.current() if free else None
            with reading:
                if current is None or not compaction.is_worthwhile(current):
                    return False
            path = self._files.unfinished("compaction")
            try:
                with writing(path):
                    self._compact(current, path, begin, missed)
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
            finally:
                end()
            self._files.remove_others()
            return True

    def _compact(
        self,
        current: Path,
        path: Path,
        begin: Callable[[], object],
        missed: Callable[[], Iterable[StoryText]],
    ) -> None:
        with self._files.locked("writer"):
            begin()
            compaction.copy(current, path)
        compaction.merge(path)
        with self._files.locked("writer"):
            _write(path, missed(), ())
            self._files.make_current(path)

    def tidy(self, forget: Callable[[], object]) -> None:
        """See the protocol."""
        with self._files.locked_if_free("rebuild") as free:
            if free:
                with self._files.locked("writer"):
                    self._files.remove_others()
                forget()

    def damage(self) -> str:
        """See the protocol."""
        try:
            current = self._files.current()
            return first_damage(current) if current else ""
        except IndexDamagedError as error:
            return str(error)

    def _current(self) -> Path:
        """The current generation, made where there is none; asked under the writer's lock alone."""
        current = self._files.current()
        if current is None:
            made = self._files.unfinished("first")
            with writing(made):
                _create(made)
                current = self._files.make_current(made)
        return current

    def _open(self) -> TantivySnapshot:
        """A snapshot of the current index; tried again when a rebuild replaced it in the meantime."""
        current = self._files.current()
        try:
            return _snapshot(current)
        except IndexDamagedError:
            if self._files.current() == current:
                raise
        return _snapshot(self._files.current())


def _snapshot(path: Path | None) -> TantivySnapshot:
    with reading:
        index = tantivy.Index.open(str(path)) if path else tantivy.Index(schema())
        index.config_reader("manual", 0)
        index.reload()
        searcher = index.searcher()
        words = tantivy.Index.open(str(path / VOCABULARY)) if path else tantivy.Index(vocabulary_schema())
    return TantivySnapshot(index.schema, searcher, open_vocabulary(words))


def _create(path: Path) -> tuple[tantivy.Index, tantivy.Index]:
    """Make an empty index and its vocabulary."""
    (path / VOCABULARY).mkdir()
    return tantivy.Index(schema(), str(path)), tantivy.Index(vocabulary_schema(), str(path / VOCABULARY))


def _write(path: Path, stories: Iterable[StoryText], removed: Iterable[int]) -> None:
    """Change and commit, words first: killed between the two, the vocabulary has some that no story has."""
    index = tantivy.Index.open(str(path))
    with _writer(index, _WRITER_BYTES) as writer:
        for number in removed:
            _remove(index, writer, number)
        words: set[str] = set()
        for story in stories:
            _remove(index, writer, story.number)
            for document, its in documents(story):
                writer.add_document(document)
                words.update(its)
        _learn(tantivy.Index.open(str(path / VOCABULARY)), words)


def _learn(index: tantivy.Index, words: set[str]) -> None:
    vocabulary = open_vocabulary(index)
    new = [word for word in words if not vocabulary.knows(word)]
    if new:
        with _writer(index, _WRITER_BYTES) as writer:
            add_words(writer, new)


def _fill(path: Path, stories: Iterable[StoryText]) -> None:
    """Fill a new generation with all stories."""
    index, vocabulary = _create(path)
    known: set[str] = set()
    with _writer(index, _REBUILD_BYTES) as writer, _writer(vocabulary, _REBUILD_BYTES) as word_writer:
        for story in stories:
            for document, words in documents(story):
                writer.add_document(document)
                new = words - known
                add_words(word_writer, new)
                known |= new


def _remove(index: tantivy.Index, writer: tantivy.IndexWriter, number: int) -> None:
    # Deletion by term takes a number for a signed one and finds nothing in a field of unsigned ones.
    writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "story", number))


@contextmanager
def _writer(index: tantivy.Index, size: int) -> Iterator[tantivy.IndexWriter]:
    """A writer that commits at the end. It is closed at once where that fails, and does not live on in the error."""
    writer = index.writer(size, 1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        with suppress(Exception):
            writer.wait_merging_threads()
        raise
    writer.wait_merging_threads()
