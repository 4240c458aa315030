"""The Tantivy engine: one writer at a time, readers that see every commit, and rebuilding beside the old
index."""

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from threading import Lock

import tantivy

from nashra.search.engine import IndexUnusableError, StoryText
from nashra.search.index.documents import documents
from nashra.search.index.files import Files
from nashra.search.index.schema import schema
from nashra.search.index.snapshot import TantivySnapshot

_WRITER_BYTES = 32_000_000
_REBUILD_BYTES = 256_000_000
_REBUILD_BATCH = 20_000


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
            _write(self._index(), stories, removed)

    def rebuild(
        self, stories: Iterable[StoryText], missed: Callable[[], Iterable[StoryText]] = tuple
    ) -> None:
        """See the protocol."""
        with self._files.locked("rebuild"):
            self._files.remove_others()
            path = self._files.new()
            index = tantivy.Index(schema(), str(path))
            _fill(index, stories)
            with self._files.locked("writer"):
                _write(index, missed(), ())
                self._files.make_current(path)
            self._files.remove_others()

    def _index(self) -> tantivy.Index:
        """The current index, made where there is none; asked under the writer's lock alone."""
        current = self._files.current()
        if current is not None:
            return _opened(current)
        path = self._files.new()
        index = tantivy.Index(schema(), str(path))
        self._files.make_current(path)
        return index

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
    try:
        index.config_reader("manual", 0)
        index.reload()
        return TantivySnapshot(index.schema, index.searcher())
    except (ValueError, OSError) as error:
        raise IndexUnusableError(f"The search index cannot be read: {error}") from error


def _opened(path: Path) -> tantivy.Index:
    try:
        return tantivy.Index.open(str(path))
    except (ValueError, OSError) as error:
        raise IndexUnusableError(f"The search index cannot be opened: {error}") from error


def _write(index: tantivy.Index, stories: Iterable[StoryText], removed: Iterable[int]) -> None:
    writer = index.writer(_WRITER_BYTES, 1)
    for number in removed:
        _remove(index, writer, number)
    for story in stories:
        _remove(index, writer, story.number)
        for document in documents(story):
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _remove(index: tantivy.Index, writer: tantivy.IndexWriter, number: int) -> None:
    # Deletion by term takes a number for a signed one and finds nothing in a field of unsigned ones.
    writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "story", number))


def _fill(index: tantivy.Index, stories: Iterable[StoryText]) -> None:
    writer = index.writer(_REBUILD_BYTES, 1)
    source = iter(stories)
    while batch := list(islice(source, _REBUILD_BATCH)):
        for story in batch:
            for document in documents(story):
                writer.add_document(document)
        writer.commit()
    writer.commit()
    writer.wait_merging_threads()
