"""Making documents of stories: one for each placement, its words stemmed and cut into 4-grams."""

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import msgspec
import tantivy
import xxhash

from nashra.arabic import memos
from nashra.arabic.analysis.ngrams import ngrams
from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.tokens import words
from nashra.search.engine import PlacementText, StoryText
from nashra.search.index.schema import VERSION
from nashra.search.profile import Profile, is_meaningful, profile

_UNSIGNED_63 = (1 << 63) - 1
_OPENING, _LEAD = 8, 32
"""Words that count as a text's opening (about a headline) and as its lead (with the summary, or a first sentence)."""


class _Word(NamedTuple):
    """A word as it is indexed."""

    folded: str
    stem: str
    meaningful: str  # its stem, where that says something
    ngrams: str  # joined by spaces


class _Analysis(dict[str, tuple[_Word, ...]]):
    """The words of a language that were analysed before, by how they stood between spaces, punctuation and all.

    No word goes over a space, and to cut at spaces takes an eighth of looking for words.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, written: str) -> tuple[_Word, ...]:
        if sum(map(len, _analyses.values())) >= memos.INDEXED_WORDS:
            for known in _analyses.values():
                known.clear()
        found = tuple([_word(word, stem(word, self._language)) for word in words(written)])
        if len(written) <= memos.LONGEST_RUN:
            self[written] = found
        return found


def _word(folded: str, its: str) -> _Word:
    return _Word(folded, its, its if is_meaningful(folded) else "", " ".join(ngrams(folded)))


_analyses: dict[str, _Analysis] = {}

pack_profile = msgspec.msgpack.Encoder().encode
unpack_profile = lru_cache(maxsize=memos.PROFILES)(msgspec.msgpack.Decoder(Profile).decode)
"""A profile as it is kept with a story's first placement. Remembered: stories of one hour have the same neighbours."""


def fingerprint(story: StoryText, placement: PlacementText) -> int:
    """A number that changes when anything that is indexed of a placement does."""
    texts = (
        story.kicker,
        placement.headline or story.headline,
        placement.summary or story.summary,
        story.body,
        story.authors,
    )
    others = (
        VERSION,
        story.language,
        placement.section,
        int(placement.published.timestamp()),
        placement.authors,
        placement is story.placements[0],
        *map(len, texts),
    )
    whole = "".join((*texts, repr(others))).encode("utf-8", "surrogatepass")
    return int(xxhash.xxh3_64_intdigest(whole)) & _UNSIGNED_63


def documents(story: StoryText) -> Iterator[tuple[tantivy.Document, Set[str]]]:
    """A document for each of the story's placements, each with its distinct folded words; bodies are analysed once."""
    body, authors = _analysed(story.body, story.language), _analysed(story.authors, story.language)
    for placement in story.placements:
        yield _document(story, placement, body, authors)


def _document(
    story: StoryText, placement: PlacementText, body: Sequence[_Word], authors: Sequence[_Word]
) -> tuple[tantivy.Document, Set[str]]:
    headline = placement.headline or story.headline
    in_headline = _analysed(headline, story.language)
    under = _analysed(f"{story.kicker} {placement.summary or story.summary}", story.language)
    all_words = [*in_headline, *under, *body]
    folded, stems, meaningful, cut = (
        zip(*all_words, *authors, strict=True) if all_words or authors else ((),) * 4
    )
    text = " ".join(folded)
    document = _numbers(story, placement)
    document.add_unsigned("length", text.count(" ") + 1)
    document.add_text("stems", " ".join(stems))
    document.add_text("lead", " ".join(stems[:_LEAD]))
    document.add_text("opening", " ".join(stems[:_OPENING]))
    document.add_text("grams", " ".join(set(cut)))
    document.add_text("headline_words", " ".join([word.folded for word in in_headline]))
    document.add_bytes("headline", headline.encode("utf-8", "ignore"))
    document.add_bytes("text", text.encode())
    if placement is story.placements[0]:
        its = profile(meaningful[: len(all_words)], len(in_headline))
        document.add_bytes("profile", pack_profile(its))
    return document, set(folded)


def _numbers(story: StoryText, placement: PlacementText) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("story", story.number)
    document.add_unsigned("edition", placement.edition)
    document.add_unsigned("section", placement.section)
    document.add_unsigned("first", int(placement is story.placements[0]))
    for author in placement.authors:
        document.add_unsigned("author", author)
    document.add_integer("published", int(placement.published.timestamp()))
    document.add_unsigned("fingerprint", fingerprint(story, placement))
    return document


def _analysed(text: str, language: str) -> list[_Word]:
    known = _analyses.get(language)
    if known is None:
        known = _analyses.setdefault(language, _Analysis(language))
    return list(chain.from_iterable(map(known.__getitem__, text.split())))
