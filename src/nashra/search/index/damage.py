"""Damage: what Tantivy raises where it reads broken files is said as IndexUnusableError."""

from types import TracebackType

from nashra.search.engine import IndexUnusableError

_PANIC = "PanicException"
"""What Rust's panics become in Python, in a module that cannot be imported."""


class _Reading:
    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind and (issubclass(kind, ValueError | OSError) or kind.__name__ == _PANIC):
            raise IndexUnusableError(f"The search index cannot be used: {error}") from error


reading = _Reading()
"""Around whatever reads the index's files."""
