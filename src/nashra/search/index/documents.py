"""Making documents of stories: one for each placement, its words stemmed and cut into 4-grams."""

from collections.abc import Iterator, Sequence, Set

import msgspec
import tantivy
import xxhash

from nashra.arabic.analysis.grams import grams
from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.tokens import runs, words_of_run
from nashra.search.engine import PlacementText, StoryText
from nashra.search.index.schema import VERSION

_UNSIGNED_63 = (1 << 63) - 1
_OPENING, _LEAD = 8, 32
"""Words that count as a text's opening (about a headline) and as its lead (with the summary, or a first sentence)."""
_REMEMBERED = 1 << 18


class _Word(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A word as it is indexed; each field may hold several, or none, where Unicode folds a run into such."""

    folded: str
    stem: str
    grams: str


class _Analysis(dict[str, _Word]):
    """The words of a language that were analysed before, by how they were written."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, run: str) -> _Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        words = words_of_run(run)
        word = self[run] = _Word(
            " ".join(words),
            " ".join(stem(word, self._language) for word in words),
            " ".join(gram for word in words for gram in grams(word)),
        )
        return word


_analyses: dict[str, _Analysis] = {}


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
    """A document for each of the story's placements, each with its distinct folded words.

    Where Unicode folds a run into several words, these stand in one string, with spaces between them.
    """
    rest = _analysed(f"{story.body} {story.authors}", story.language)
    for placement in story.placements:
        yield _document(story, placement, rest)


def _document(
    story: StoryText, placement: PlacementText, rest: Sequence[_Word]
) -> tuple[tantivy.Document, Set[str]]:
    headline = placement.headline or story.headline
    in_headline = _analysed(headline, story.language)
    under = _analysed(f"{story.kicker} {placement.summary or story.summary}", story.language)
    every = [*in_headline, *under, *rest]
    distinct = set(every)
    stems = [word.stem for word in every]
    text = " ".join([word.folded for word in every if word.folded])
    document = _numbers(story, placement)
    document.add_unsigned("length", text.count(" ") + 1)
    document.add_text("stems", " ".join(stems))
    document.add_text("lead", " ".join(stems[:_LEAD]))
    document.add_text("opening", " ".join(stems[:_OPENING]))
    document.add_text("grams", " ".join([word.grams for word in distinct]))
    document.add_text("headline_words", " ".join([word.folded for word in in_headline]))
    document.add_bytes("headline", headline.encode("utf-8", "ignore"))
    document.add_bytes("text", text.encode())
    return document, {word.folded for word in distinct}


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
    return [known[run] for run in runs(text)]
