"""Tantivy's writer, as a context."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import tantivy

WRITER_BYTES = 32_000_000


@contextmanager
def writer_of(index: tantivy.Index, size: int = WRITER_BYTES) -> Iterator[tantivy.IndexWriter]:
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
