"""Suggestions while typing: how the newest headlines go on from what was typed, as they spell it."""

from collections import Counter
from collections.abc import Sequence

from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import tokens, words
from nashra.search.engine import Engine, Filters

_HEADLINES = 60
_MOST_WORDS = 8


def suggest(engine: Engine, typed: str, filters: Filters = Filters(), limit: int = 6) -> tuple[str, ...]:  # noqa: B008
    """Up to ``limit`` ways to go on, the most frequent in headlines first; none for less than two letters.

    Raises IndexUnusableError.
    """
    asked = words(typed[:200])[:_MOST_WORDS]
    if not asked or len("".join(asked)) < 2:
        return ()
    headlines = engine.snapshot().headlines(asked, filters, _HEADLINES)
    return completions(asked, headlines, limit)


def completions(asked: Sequence[str], headlines: Sequence[str], limit: int) -> tuple[str, ...]:
    """What ``headlines`` say from the folded words ``asked`` on, of which the last may be a word's beginning.

    >>> completions(["كأس".replace("أ", "ا"), "ال"], ["قرعة كأس العالم غدا", "كأس العالم للأندية"], 3)
    ('كأس العالم', 'كأس العالم غدا', 'كأس العالم للأندية')
    """
    counted: Counter[str] = Counter()
    for headline in headlines:
        counted.update(_continuations(asked, headline))
    ranked = sorted(counted, key=lambda text: (-counted[text], len(text)))
    return tuple(ranked[:limit])


def _continuations(asked: Sequence[str], headline: str) -> set[str]:
    """The headline's words that begin as was asked, and with the next word that is no stop word."""
    found = tokens(headline)
    spelt = [token.word for token in found]
    *whole, beginning = asked
    count = len(asked)
    continuations = set()
    for at in range(len(found) - count + 1):
        if spelt[at : at + count - 1] == whole and spelt[at + count - 1].startswith(beginning):
            last = at + count - 1
            continuations.add(headline[found[at].start : found[last].end])
            last = next((n for n in range(last + 1, len(found)) if not is_stop_word(spelt[n])), last)
            continuations.add(headline[found[at].start : found[last].end])
    return continuations
