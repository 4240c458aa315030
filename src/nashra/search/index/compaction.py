"""Merging small segments beside the index, so that whoever publishes does not wait for it.

Tantivy merges, within the commit that makes it so many, eight segments that it takes for small (below some 16,800
documents), however large they have become together. tantivy-py lets nobody choose otherwise. So a copy is
merged as soon as there are five: commits that add a document which goes at once bring it to eight.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import tantivy

from nashra.search.index import new_words
from nashra.search.index.schema import VOCABULARY
from nashra.search.index.vocabulary import absorb

ENOUGH = 5
"""Small segments that are worth merging: before Tantivy merges by itself, three stories more may be published."""
_MERGED_AT = 8
_SMALL = 16_800
_WRITER_BYTES = 32_000_000
_OWN = (".tantivy-",)  # locks
_NOBODYS: tuple[tuple[str, int | str], ...] = (("story", 0), ("word", "\N{NULL}"))
"""What is added and goes at once: to the index, and to the vocabulary."""
_REWRITTEN = ("meta.json", ".managed.json", new_words.FILE)


def is_worthwhile(generation: Path) -> bool:
    """Whether the index or its vocabulary has enough small segments."""
    return any(small_segments(folder) >= ENOUGH for folder in _folders(generation))


def small_segments(folder: Path) -> int:
    """How many segments there are that Tantivy takes for small."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return sum(segment["max_doc"] < _SMALL for segment in meta["segments"])


def copy(generation: Path, to: Path) -> None:
    """Copy an index that nobody writes to meanwhile; its segments are shared on the disk, for they never change."""
    for file in generation.rglob("*"):
        place = to / file.relative_to(generation)
        if file.is_dir():
            place.mkdir(exist_ok=True)
        elif file.name in _REWRITTEN:
            shutil.copyfile(file, place)
        elif not file.name.startswith(_OWN):
            os.link(file, place)


def merge(generation: Path) -> None:
    """Merge the small segments of an index, and of its vocabulary with its new words, to which nobody else writes."""
    absorb(generation / VOCABULARY)
    for folder in _folders(generation):
        if small_segments(folder) >= ENOUGH:
            _merge(folder)


def _merge(folder: Path) -> None:
    index = tantivy.Index.open(str(folder))
    field, value = _NOBODYS[folder.name == VOCABULARY]
    writer = index.writer(_WRITER_BYTES, 1)
    for _ in range(small_segments(folder), _MERGED_AT):
        writer.add_document(tantivy.Document.from_dict({field: value}, index.schema))
        writer.commit()
    writer.wait_merging_threads()
    writer = index.writer(
        _WRITER_BYTES, 1
    )  # not before: a segment that is emptied meanwhile breaks the merge off
    writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, field, value))
    writer.commit()
    writer.wait_merging_threads()


def _folders(generation: Path) -> tuple[Path, ...]:
    return tuple(
        folder for folder in (generation, generation / VOCABULARY) if (folder / "meta.json").exists()
    )
