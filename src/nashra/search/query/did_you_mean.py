"""What the reader may have meant: another spelling of a name, or the other keyboard layout.

A word that the index hardly has is replaced by a much more frequent one of the stories found that is one
letter away or sounds like it. A query of which the index has nothing is tried as typed on the other layout.
"""

from collections.abc import Iterable, Set

from nashra.arabic.analysis.other_languages import is_latin
from nashra.arabic.analysis.query_words import QUESTION_WORDS
from nashra.arabic.analysis.spelling_similarity import mistaken
from nashra.arabic.analysis.stems import stems_of_any_language
from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import words
from nashra.arabic.analysis.word_similarity import forms
from nashra.search.query.keyboard import as_if_arabic, as_if_latin
from nashra.search.ranking.matching import frequency, is_rare
from nashra.search.ranking.model import Query, Statistics

_TIMES_MORE = 10


def other_spelling(query: Query, stories: Iterable[str], statistics: Statistics) -> str | None:
    """The query with rare words spelt as the stories found spell them; none when all are well.

    ``stories`` are their folded words, and so is the answer; ``nashra.search.query.respelling`` gives its hamza
    and marks back.
    """
    vocabulary = {word for story in stories for word in story.split(" ")}
    better = {word.word: _better(word.word, vocabulary, statistics) for word in query.words}
    if all(word == its for word, its in better.items()):
        return None
    return " ".join(better[query.words[index].word] for index in query.order)


def other_layout(text: str, statistics: Statistics) -> str | None:
    """``text`` as it would be on the other keyboard layout, when only that gives words that the index has."""
    typed = words(text)
    if any(_frequency(word, statistics) for word in typed):
        return None
    latin = any(map(is_latin, typed))
    for other in as_if_arabic(text) if latin else as_if_latin(text):
        its = words(other)
        if its and all(_frequency(word, statistics) for word in its):
            return other
    return None


def _better(word: str, vocabulary: Set[str], statistics: Statistics) -> str:
    own = _frequency(word, statistics)
    its = forms(word)
    if word in QUESTION_WORDS:
        return word
    near = {
        other
        for other in statistics.words_sharing_a_key(word) & vocabulary
        if abs(len(other) - len(word)) <= 1 and not its.spellings.isdisjoint(forms(other).spellings)
    }
    if is_rare(its.stems, statistics):
        near |= statistics.words_mistaken_for(word) & vocabulary
    near = {other for other in near if not is_stop_word(other)}
    best = max(near, key=lambda other: (*_nearness(word, other, statistics), other), default=word)
    return best if _frequency(best, statistics) > _TIMES_MORE * own else word


def _nearness(word: str, other: str, statistics: Statistics) -> tuple[float, ...]:
    """By sound and spelling first, then by how frequent the other word is; of its forms the one that begins alike."""
    return (
        mistaken(word, other),
        _frequency(other, statistics),
        word[0] == other[0],
        -abs(len(other) - len(word)),
    )


def _frequency(word: str, statistics: Statistics) -> int:
    return frequency(stems_of_any_language(word), statistics)
