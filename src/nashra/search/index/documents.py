"""Making documents of stories: one for each placement, its words stemmed and cut into 4-grams."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec
import tantivy
import xxhash

from nashra.arabic.analysis.grams import grams
from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.tokens import runs, words_of_run
from nashra.search.engine import PlacementText, StoryText
from nashra.search.index.schema import VERSION

_UNSIGNED_63 = (1 << 63) - 1


def fingerprint(story: StoryText, placement: PlacementText) -> int:
    """A number that changes when anything that is indexed of a placement does."""
    parts = (
        VERSION,
        story.kicker,
        placement.headline or story.headline,
        placement.summary or story.summary,
        story.body,
        story.authors,
        story.language,
        placement.section,
        int(placement.published.timestamp()),
        placement.authors,
        placement is story.placements[0],
    )
    return int(xxhash.xxh3_64_intdigest(repr(parts).encode("utf-8", "surrogatepass"))) & _UNSIGNED_63


def documents(story: StoryText) -> Iterator[tuple[tantivy.Document, list[str]]]:
    """A document for each of the story's placements, each with its folded words; bodies are analysed once."""
    rest = _analysed(f"{story.body} {story.authors}", story.language)
    for placement in story.placements:
        yield _document(story, placement, rest)


def _document(
    story: StoryText, placement: PlacementText, rest: list["_Word"]
) -> tuple[tantivy.Document, list[str]]:
    headline = placement.headline or story.headline
    in_headline = _analysed(headline, story.language)
    under = f"{story.kicker} {placement.summary or story.summary}"
    lead = in_headline + _analysed(under, story.language)
    every = lead + rest
    text = " ".join([word.folded for word in every if word.folded])
    words = text.split(" ")
    document = _numbers(story, placement)
    document.add_unsigned("length", len(words))
    document.add_text("lead", " ".join(word.stem for word in lead))
    document.add_text("stems", " ".join([word.stem for word in every]))
    document.add_text("grams", " ".join([word.grams for word in every]))
    document.add_text("headline_words", " ".join(word.folded for word in in_headline))
    document.add_bytes("headline", headline.encode("utf-8", "ignore"))
    document.add_bytes("text", text.encode())
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
    """A word as it is indexed; each field may hold several, or none, where Unicode folds a run into such."""

    folded: str
    stem: str
    grams: str


def _analysed(text: str, language: str) -> list[_Word]:
    return [_analysed_run(run, language) for run in runs(text)]


@lru_cache(maxsize=1 << 18)
def _analysed_run(run: str, language: str) -> _Word:
    words = words_of_run(run)
    return _Word(
        " ".join(words),
        " ".join(stem(word, language) for word in words),
        " ".join(gram for word in words for gram in grams(word)),
    )
