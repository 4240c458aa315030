"""A story's signature: a few numbers, of which two texts that share passages share some.

The text's part is a bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997;
Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007): of all shingles' hashes the ``KEPT``
smallest. A third of a story, sketched, has the story's own smallest hashes wherever it has their shingles,
so containment is found, which a MinHash in bands of several rows loses. Each number is a band of its own.

A headline is too short for that: each pair of its words is a band, whatever their order.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec
import xxhash

from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import words
from nashra.duplicates.compared_text import ComparedText

KEPT = 32
"""Bands of the text: numbers of its bottom-k sketch."""
SHINGLE = 3
"""Words that say something, one after the other, in a shingle."""
HEADLINE_WORDS = 8
"""Words of a headline that are paired: 28 bands at most."""
BAND_BITS = 32


class Signature(msgspec.Struct, frozen=True):
    """Bands below ``1 << BAND_BITS``: of the text, and of the headline."""

    text: frozenset[int] = frozenset()
    headline: frozenset[int] = frozenset()

    @property
    def bands(self) -> frozenset[int]:
        return self.text | self.headline


def signature(text: ComparedText) -> Signature:
    """The signature of a text; at most ``KEPT`` and 28 bands."""
    smallest = sorted(shingles(text.passages))[:KEPT]
    return Signature(frozenset(smallest), frozenset(_pairs(text.headline)))


def stems(text: str) -> list[str]:
    """The stems of the words that say something, in their order.

    >>> stems("وقالت الوزيرة إن الاتفاق وقّع في الرباط")
    ['قالت', 'وزير', 'اتفاق', 'وقع', 'رباط']
    """
    return [stem(word) for word in words(text) if not is_stop_word(word)]


def shingles(passages: Iterable[str]) -> set[int]:
    """Hashes of the shingles within each passage, so that passages may stand in any order."""
    return {_hash(" ".join(run)) for passage in passages for run in _runs(stems(passage))}


def _runs(found: list[str]) -> Iterator[list[str]]:
    for start in range(len(found) - SHINGLE + 1):
        yield found[start : start + SHINGLE]


def _pairs(headline: str) -> Iterator[int]:
    """Bands of a headline's pairs; of a long one, the words with the smallest hashes, so that two choose alike."""
    chosen = sorted(set(stems(headline)), key=_hash)[:HEADLINE_WORDS]
    for pair in combinations(sorted(chosen), 2):
        yield _hash("\n".join(pair))


def _hash(text: str) -> int:
    return xxhash.xxh3_64_intdigest(text.encode("utf-8", "surrogatepass")) & ((1 << BAND_BITS) - 1)
