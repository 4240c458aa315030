"""Measures search quality on a collection in the SQuAD format: ``python -m bench.retrieval FILE``.

Every distinct ``context`` is a document, and a question's one relevant document is its own context.
Measured are the search that readers use (index on disk, both stages, ``nashra.search.search``) and, in
the same run, what others find with: SQLite's FTS5, and BM25 over Snowball's Arabic stems and over
light10's.
"""

import argparse
import json
import math
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from snowballstemmer import stemmer

from nashra.arabic.analysis.light10 import light10
from nashra.arabic.analysis.tokens import words
from nashra.search.engine import PlacementText, StoryText
from nashra.search.index.tantivy_engine import TantivyEngine
from nashra.search.search import search

_SHOWN = 10
_NOW = datetime(2024, 3, 1, tzinfo=UTC)

Ranking = Sequence[int]
"""Document numbers, best first."""
Search = Callable[[str], Ranking]


class NotSquadError(Exception):
    """The file is not in the SQuAD format; the message says what is missing."""


class Collection(msgspec.Struct, frozen=True):
    """Documents, and questions with the number of the one document that answers each."""

    documents: tuple[str, ...]
    questions: tuple[tuple[str, int], ...]


def read(path: Path) -> Collection:
    """The collection in a file. Raises NotSquadError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return _collection(data)
    except OSError as error:
        raise NotSquadError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NotSquadError(f"{path} is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise NotSquadError(f"{path} is not JSON: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise NotSquadError(
            f"{path} is not in the SQuAD format (data → paragraphs → context, qas → question): {error!r}"
        ) from error


def _collection(data: Any) -> Collection:
    documents: dict[str, int] = {}
    questions = []
    for article in data["data"]:
        for paragraph in article["paragraphs"]:
            number = documents.setdefault(str(paragraph["context"]), len(documents))
            questions += [(str(asked["question"]), number) for asked in paragraph["qas"]]
    if not questions:
        raise TypeError("it has no questions")
    return Collection(tuple(documents), tuple(questions))


def site_search(documents: Sequence[str], folder: Path) -> Search:
    """The site's own search, over an index on disk."""
    engine = TantivyEngine(folder)
    engine.rebuild(
        StoryText(number=number, headline="", body=text, placements=(PlacementText(1, 1, _NOW),))
        for number, text in enumerate(documents, start=1)
    )
    return lambda question: [hit.story - 1 for hit in search(engine, question, _NOW, limit=_SHOWN).hits]


def fts5_search(documents: Sequence[str]) -> Search:
    """SQLite's FTS5 with its tokenizer unicode61 and its bm25()."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table documents using fts5(text, tokenize = 'unicode61')")
    database.executemany("insert into documents(rowid, text) values (?, ?)", enumerate(documents, start=1))
    statement = "select rowid - 1 from documents where documents match ? order by bm25(documents) limit ?"

    def search(question: str) -> Ranking:
        terms = "".join(letter if letter.isalnum() else " " for letter in question).split()
        asked = " or ".join(f'"{term}"' for term in terms).replace(" or ", " OR ")
        return [row[0] for row in database.execute(statement, (asked, _SHOWN))] if terms else []

    return search


class Bm25:
    """BM25 as Lucene has it (k1 1.2, b .75) over the terms that ``analyse`` makes of a text."""

    def __init__(self, documents: Iterable[str], analyse: Callable[[str], list[str]]) -> None:
        self._analyse = analyse
        analysed = [analyse(text) for text in documents]
        self._count = len(analysed)
        mean = sum(map(len, analysed)) / max(1, self._count)
        self._dampening = [1.2 * (0.25 + 0.75 * len(terms) / mean) for terms in analysed]
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, terms in enumerate(analysed):
            for term, times in Counter(terms).items():
                self._postings[term].append((number, times))

    def __call__(self, question: str) -> Ranking:
        scores: dict[int, float] = defaultdict(float)
        for term in self._analyse(question):
            postings = self._postings.get(term, [])
            idf = math.log(1 + (self._count - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, times in postings:
                scores[number] += idf * times * 2.2 / (times + self._dampening[number])
        return sorted(scores, key=lambda number: (-scores[number], number))[:_SHOWN]


def snowball_terms() -> Callable[[str], list[str]]:
    """Folded words under Snowball's Arabic stemmer."""
    stem = stemmer("arabic").stemWord
    return lambda text: [stem(word) for word in words(text)]


def light10_terms(text: str) -> list[str]:
    """Folded words under light10."""
    return [light10(word) for word in words(text)]


class Quality(msgspec.Struct, frozen=True):
    """Means over questions, of the first ten results."""

    ndcg: float
    mrr: float
    first: float


def quality(ranks: Sequence[int]) -> Quality:
    """From the rank of each question's document, 0 where it was not found."""
    found = [rank for rank in ranks if rank]
    count = max(1, len(ranks))
    return Quality(
        sum(1 / math.log2(rank + 1) for rank in found) / count,
        sum(1 / rank for rank in found) / count,
        sum(rank == 1 for rank in found) / count,
    )


def measure(name: str, search: Search, collection: Collection) -> None:
    """Ask all questions and print one line."""
    ranks = []
    times = []
    for question, relevant in collection.questions:
        start = time.perf_counter()
        ranking = list(search(question))
        times.append((time.perf_counter() - start) * 1000)
        ranks.append(ranking.index(relevant) + 1 if relevant in ranking else 0)
    half = len(ranks) // 2
    parts = [quality(part) for part in (ranks[:half], ranks[half:], ranks)]
    columns = [f"{part.ndcg:.4f} {part.mrr:.4f} {part.first:.4f}" for part in parts]
    times.sort()
    print(
        f"{name:34}",
        *columns,
        f"{statistics.median(times):7.1f} {times[int(len(times) * 0.95)]:7.1f}",
        sep=" | ",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 2 when the file is not a collection."""
    parser = argparse.ArgumentParser(prog="python -m bench.retrieval", description=__doc__)
    parser.add_argument("file", type=Path, help="a collection in the SQuAD format")
    try:
        collection = read(parser.parse_args(arguments).file)
    except NotSquadError as error:
        print(error, file=sys.stderr)
        return 2
    documents = collection.documents
    print(f"{len(documents)} documents, {len(collection.questions)} questions")
    columns = ["nDCG@10 MRR@10 P@1 " + part for part in ("(1st half)", "(2nd half)", "(all)")]
    print(f"{'':34}", *columns, "ms: median, 95 %", sep=" | ")
    with tempfile.TemporaryDirectory() as folder:
        measure("Nashra, as readers search", site_search(documents, Path(folder)), collection)
    measure("SQLite FTS5 unicode61", fts5_search(documents), collection)
    measure("BM25, Snowball Arabic", Bm25(documents, snowball_terms()), collection)
    measure("BM25, light10", Bm25(documents, light10_terms), collection)
    return 0


if __name__ == "__main__":
    sys.exit(main())
