"""The language model: how likely a story is to speak the query's words, against any text.

Source: Jelinek–Mercer smoothing as in Zhai and Lafferty, "A Study of Smoothing Methods for Language
Models Applied to Information Retrieval", 2004; long queries need more of it (there, section 5). Ours:
term frequencies are sums of likenesses, to the power of .7, since a word's second standing tells less
than its first; and a story's length counts to the power of 1.2, so that of two stories that tell the
same the shorter comes first.
"""

from math import log

from nashra.search.ranking.model import Occurrences

_SMOOTHING_OF_QUESTIONS = 0.5
_SMOOTHING_OF_PARAGRAPHS = 0.9
_QUESTION = 12
_PARAGRAPH = 20
_LENGTH_POWER = 1.2
_FREQUENCY_POWER = 0.7


def smoothing(content_words: int) -> float:
    """The share of the collection in the mixture: .5 for questions, rising to .9 for whole paragraphs."""
    share = min(1.0, max(0.0, (content_words - _QUESTION) / (_PARAGRAPH - _QUESTION)))
    return _SMOOTHING_OF_QUESTIONS + share * (_SMOOTHING_OF_PARAGRAPHS - _SMOOTHING_OF_QUESTIONS)


def effective_length(length: int, mean_length: float) -> float:
    """A story's length in words as the model counts it."""
    return float(length**_LENGTH_POWER * mean_length ** (1.0 - _LENGTH_POWER))


def word_likelihood(where: Occurrences, length: float, probability: float, smooth: float) -> float:
    """The logarithm of how much likelier the story is than any text to speak the word, 0 or more.

    ``length`` is the effective one, ``probability`` the word's in the collection.
    """
    frequency = sum(like for _, like in where) ** _FREQUENCY_POWER
    return log(1.0 + (1.0 - smooth) / smooth * frequency / length / probability)
