"""Making documents of stories: one for each placement, its words stemmed and cut into 4-grams."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, repeat

import msgspec
import tantivy
import xxhash

from nashra.arabic.analysis.grams import grams
from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.tokens import runs, words_of_run
from nashra.search.engine import PlacementText, StoryText
from nashra.search.index.schema import VERSION
from nashra.search.nearness.profile import Profile, is_telling, profile

_UNSIGNED_63 = (1 << 63) - 1

pack_profile = msgspec.msgpack.Encoder().encode
unpack_profile = msgspec.msgpack.Decoder(Profile).decode
"""A profile as it is kept with a story's first placement."""


def fingerprint(story: StoryText, placement: PlacementText) -> int:
    """A number that changes when anything that is indexed of a placement does."""
    parts = (
        VERSION,
        story.kicker,
        placement.headline or story.headline,
        placement.summary or story.summary,
        story.authors,
        story.language,
        placement.section,
        int(placement.published.timestamp()),
        placement.authors,
        placement is story.placements[0],
    )
    made = xxhash.xxh3_64(repr(parts).encode("utf-8", "surrogatepass"))
    made.update(story.body.encode("utf-8", "surrogatepass"))
    return int(made.intdigest()) & _UNSIGNED_63


def documents(story: StoryText) -> Iterator[tuple[tantivy.Document, list[str]]]:
    """A document for each of the story's placements, each with its folded words; bodies are analysed once."""
    body, authors = _analysed(story.body, story.language), _analysed(story.authors, story.language)
    for placement in story.placements:
        yield _document(story, placement, body, authors)


def _document(
    story: StoryText, placement: PlacementText, body: list["_Word"], authors: list["_Word"]
) -> tuple[tantivy.Document, list[str]]:
    headline = placement.headline or story.headline
    in_headline = _analysed(headline, story.language)
    under = f"{story.kicker} {placement.summary or story.summary}"
    lead = in_headline + _analysed(under, story.language)
    told = lead + body
    every = told + authors
    words = [word.folded for word in every]
    text = " ".join(words)
    document = _numbers(story, placement)
    document.add_unsigned("length", len(words))
    document.add_text("lead", " ".join(word.stem for word in lead))
    document.add_text("stems", " ".join([word.stem for word in every]))
    document.add_text("grams", " ".join([word.grams for word in every]))
    document.add_text("headline_words", " ".join(word.folded for word in in_headline))
    document.add_bytes("headline", headline.encode("utf-8", "ignore"))
    document.add_bytes("text", text.encode())
    if placement is story.placements[0]:
        its = profile([word.telling for word in told], len(in_headline))
        document.add_bytes("profile", pack_profile(its))
    return document, words


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


class _Word(msgspec.Struct, frozen=True, gc=False):
    """A word as it is indexed."""

    folded: str
    stem: str
    grams: str  # joined by spaces
    telling: str  # its stem, where that can tell something


def _analysed(text: str, language: str) -> list[_Word]:
    return list(chain.from_iterable(map(_analysed_run, runs(text), repeat(language))))


@lru_cache(maxsize=1 << 18)
def _analysed_run(run: str, language: str) -> tuple[_Word, ...]:
    return tuple([_word(word, stem(word, language)) for word in words_of_run(run)])


def _word(folded: str, its: str) -> _Word:
    return _Word(folded, its, " ".join(grams(folded)), its if is_telling(folded) else "")
