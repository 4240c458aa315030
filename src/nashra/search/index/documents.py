"""Making documents of stories: one for each placement, its words stemmed and cut into 4-grams."""

from collections.abc import Iterator
from functools import lru_cache

import tantivy
import xxhash

from nashra.arabic.analysis.grams import grams
from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.tokens import words
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


def documents(story: StoryText) -> Iterator[tantivy.Document]:
    """A document for each of the story's placements; bodies are analysed once."""
    rest = words(story.body) + words(story.authors)
    for placement in story.placements:
        yield _document(story, placement, rest)


def _document(story: StoryText, placement: PlacementText, rest: list[str]) -> tantivy.Document:
    headline = placement.headline or story.headline
    in_headline = words(headline)
    lead = in_headline + words(story.kicker) + words(placement.summary or story.summary)
    stems = [stem(word, story.language) for word in lead]
    every = lead + rest
    document = tantivy.Document()
    document.add_unsigned("story", story.number)
    document.add_unsigned("edition", placement.edition)
    document.add_unsigned("section", placement.section)
    document.add_unsigned("first", int(placement is story.placements[0]))
    for author in placement.authors:
        document.add_unsigned("author", author)
    document.add_integer("published", int(placement.published.timestamp()))
    document.add_unsigned("length", len(every))
    document.add_unsigned("fingerprint", fingerprint(story, placement))
    document.add_text("lead", " ".join(stems))
    document.add_text("stems", " ".join(stems + [stem(word, story.language) for word in rest]))
    document.add_text("grams", " ".join(map(_joined_grams, every)))
    document.add_text("headline_words", " ".join(in_headline))
    document.add_text("headline", headline.encode("utf-8", "ignore").decode())
    document.add_text("text", " ".join(every))
    return document


@lru_cache(maxsize=1 << 17)
def _joined_grams(word: str) -> str:
    return " ".join(grams(word))
