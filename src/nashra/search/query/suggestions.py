"""Suggestions while typing: how the newest headlines go on from what was typed, as they spell it.

What was typed is found behind the article, conjunctions and prepositions too: «مينا» in «بالميناء».
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import Token, tokens, words
from nashra.search.engine import Engine, Filters
from nashra.search.query.clitic_variants import CliticVariants, clitic_variants, without_article

_HEADLINES = 60
_MOST_WORDS = 8
_BREAK = re.compile(r"""[.,:;!?،؛؟…|/«»"“”„()\[\]]""")
_OFTEN = 2
"""Headlines in which words must stand side by side to stand on their own: less is a piece of one headline."""
_SHORT = 60
"""Letters of a headline that has room under the field."""
_SURE, _UNSURE = 10, 1
"""What a headline counts; little where what was typed stands behind a letter that may be the word's own."""


def suggest(engine: Engine, typed: str, filters: Filters = Filters(), limit: int = 6) -> tuple[str, ...]:  # noqa: B008
    """Up to ``limit`` ways to go on, the most frequent in headlines first; none for less than two letters.

    Raises IndexUnusableError.
    """
    asked = words(typed[:200])[:_MOST_WORDS]
    if len("".join(asked)) < 2:
        return ()
    its = [clitic_variants(word) for word in asked]
    headlines = engine.snapshot().headlines([one.all for one in its], filters, _HEADLINES)
    return completions(its, headlines, limit)


def completions(asked: Sequence[CliticVariants], headlines: Sequence[str], limit: int) -> tuple[str, ...]:
    """What ``headlines`` say from the words ``asked`` on, of which the last may be a word's beginning.

    Words that several headlines have side by side come first; behind them short headlines as a whole, for a piece
    of one headline says nothing. What differs only in folding or an article is offered once, as most write it.

    >>> completions([clitic_variants("كاس"), clitic_variants("ال")], ["قرعة كأس العالم غدا", "كأس العالم للأندية"], 3)
    ('كأس العالم', 'قرعة كأس العالم غدا', 'كأس العالم للأندية')
    >>> completions([clitic_variants("مينا")], ["حريق في الميناء", "سفن بالميناء الجديد", "الميناء الجديد مغلق"], 3)
    ('الميناء', 'الميناء الجديد', 'حريق في الميناء')
    """
    counted: dict[tuple[str, ...], Counter[str]] = {}
    standing: Counter[tuple[str, ...]] = Counter()
    for headline in headlines:
        for one in set(_continuations(asked, headline, tokens(headline))):
            written = headline[one.start : one.end]
            counted.setdefault(one.words, Counter())[written] += one.value
            standing[one.words] += 1
    phrases = {
        its: texts for its, texts in counted.items() if len(its) == len(asked) or standing[its] >= _OFTEN
    }
    ranked = sorted(phrases, key=lambda its: (-phrases[its].total(), len(_usual(phrases[its]))))
    offered = {its: _usual(phrases[its]) for its in ranked}
    for headline in headlines:
        found = tokens(headline)
        if len(headline) <= _SHORT and any(_continuations(asked, headline, found)):
            offered.setdefault(tuple(without_article(token.word) for token in found), headline)
    return tuple(offered.values())[:limit]


class _Continuation(msgspec.Struct, frozen=True):
    words: tuple[str, ...]  # folded, without articles: what tells it from others
    start: int
    end: int
    value: int


def _usual(texts: Counter[str]) -> str:
    return min(texts, key=lambda text: (-texts[text], len(text)))


def _continuations(
    asked: Sequence[CliticVariants], headline: str, found: Sequence[Token]
) -> Iterator[_Continuation]:
    """The headline's words that begin as was asked, alone and with the next; neither ends in a stop word.

    A punctuation mark is not gone over.
    """
    meaningful = [at for at, token in enumerate(found) if not is_stop_word(token.word)]
    for start in range(len(found) - len(asked) + 1):
        end = start + len(asked)
        value, bare = _begun(asked, [token.word for token in found[start:end]])
        if value:
            lasts = [at for at in meaningful if at >= end - 1][: 2 if end - 1 in meaningful else 1]
            for last in lasts:
                if _BREAK.search(headline, found[end - 1].end, found[last].start):
                    break
                rest = (without_article(token.word) for token in found[end : last + 1])
                yield _Continuation((*bare, *rest), found[start].start, found[last].end, value)


def _begun(asked: Sequence[CliticVariants], found: Sequence[str]) -> tuple[int, Sequence[str]]:
    """What it counts that ``found`` are the words asked for, 0 if they are not; and they without clitics."""
    *whole, beginning = asked
    if not all(word in its.all for word, its in zip(found, whole, strict=False)):
        return 0, ()
    way = next((way for way in beginning.all if found[-1].startswith(way)), None)
    if way is None:
        return 0, ()
    last = without_article(beginning.bare + found[-1][len(way) :])
    return _SURE if way in beginning.sure else _UNSURE, (*(its.bare for its in whole), last)
