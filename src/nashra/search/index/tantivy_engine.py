"""The Tantivy engine: one writer at a time, readers that see every commit, and rebuilding beside the old
index."""

import shutil
from collections.abc import Callable, Iterable
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
from nashra.search.index.vocabulary import Vocabularies, Vocabulary, add_words
from nashra.search.index.writer import writer_of

_REBUILD_BYTES = 256_000_000


class TantivyEngine:
    """See ``nashra.search.engine.Engine``. Any number of processes may share its ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._files = Files(folder)
        self._lock = Lock()
        self._state: tuple[int, int] | None = None
        self._snapshot: TantivySnapshot | None = None
        self._index: tantivy.Index | None = None
        self._index_of: Path | None = None
        self._vocabularies = Vocabularies()

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
                _write(generation, stories, removed, self._vocabularies)

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
                    _write(path, missed(), (), self._vocabularies)
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
            _write(path, missed(), (), self._vocabularies)
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
            return self._read(current)
        except IndexDamagedError:
            if self._files.current() == current:
                raise
        return self._read(self._files.current())

    def _read(self, path: Path | None) -> TantivySnapshot:
        with reading:
            index = self._opened(path)
            index.reload()
            vocabulary = self._vocabularies.at(path / VOCABULARY) if path else Vocabulary()
            return TantivySnapshot(index.schema, index.searcher(), vocabulary)

    def _opened(self, path: Path | None) -> tantivy.Index:
        """The index of a generation; opened once, so that what did not change is not mapped into memory anew."""
        if self._index is None or path != self._index_of:
            self._index = tantivy.Index.open(str(path)) if path else tantivy.Index(schema())
            self._index.config_reader("manual", 0)
            self._index_of = path
        return self._index


def _create(path: Path) -> tuple[tantivy.Index, tantivy.Index]:
    """Make an empty index and its vocabulary."""
    (path / VOCABULARY).mkdir()
    return tantivy.Index(schema(), str(path)), tantivy.Index(vocabulary_schema(), str(path / VOCABULARY))


def _write(
    path: Path, stories: Iterable[StoryText], removed: Iterable[int], vocabularies: Vocabularies
) -> None:
    """Change and commit, words first: killed between the two, the vocabulary has some that no story has."""
    index = tantivy.Index.open(str(path))
    with writer_of(index) as writer:
        for number in removed:
            _remove(index, writer, number)
        words: set[str] = set()
        for story in stories:
            _remove(index, writer, story.number)
            for document, its in documents(story):
                writer.add_document(document)
                words.update(its)
        vocabularies.learn(path / VOCABULARY, words)


def _fill(path: Path, stories: Iterable[StoryText]) -> None:
    """Fill a new generation with all stories."""
    index, vocabulary = _create(path)
    known: set[str] = set()
    with writer_of(index, _REBUILD_BYTES) as writer, writer_of(vocabulary, _REBUILD_BYTES) as word_writer:
        for story in stories:
            for document, words in documents(story):
                writer.add_document(document)
                new = words - known
                add_words(word_writer, new)
                known |= new


def _remove(index: tantivy.Index, writer: tantivy.IndexWriter, number: int) -> None:
    # Deletion by term takes a number for a signed one and finds nothing in a field of unsigned ones.
    writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "story", number))
