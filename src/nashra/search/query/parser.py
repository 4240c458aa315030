"""Parsing the search box: words, «phrases» in quotation marks, and -words to leave out. Nothing typed is an
error.

Headlines and leads are pasted into the box as well, and Arabic news quotes at every turn: where a phrase stands
among many other words, the marks are the sentence's own and demand nothing.
"""

import re
from itertools import islice

import msgspec

from nashra.arabic.analysis.tokens import words
from nashra.search.ranking.model import Query
from nashra.search.ranking.query import understand

LONGEST = 4_000
"""Characters beyond are not looked at."""
_MOST_PHRASES = 8
_MOST_BESIDE_PHRASES, _MOST_BESIDE_EXCLUDED = 4, 12
"""Other words that carry meaning, with more of which what was typed is a sentence and not a search with operators."""
_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)[-−–])?(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”«»]|(?P<plain>[^\s"“”„«»]+))"""
)


class ParsedQuery(msgspec.Struct, frozen=True):
    """What was asked for."""

    query: Query  # all words that should be there, those of phrases too
    phrases: tuple[tuple[str, ...], ...] = ()  # folded words that must stand together
    excluded: tuple[tuple[str, ...], ...] = ()  # words or phrases that must not be there
    text: str = ""  # the query's words as typed
    is_plain: bool = False  # no other forms of its words are asked for

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.query.words


class _Piece(msgspec.Struct, frozen=True):
    """What stands between spaces or quotation marks."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(words(self.text))


def parse_query(typed: str) -> ParsedQuery:
    """What ``typed`` asks for.

    >>> asked = parse_query('"كأس العالم" -قطر 2026')
    >>> asked.phrases, asked.excluded, [word.word for word in asked.query.words]
    ((('كاس', 'العالم'),), (('قطر',),), ['كاس', 'العالم', '2026'])
    >>> parse_query("جائزة «القلم الأزرق» للروائية عبير القنديلي عن روايتها الثالثة").phrases
    ()
    >>> parse_query('«»"- -').is_empty
    True
    """
    pieces = [_piece(found) for found in _PIECE.finditer(typed[:LONGEST])]
    beside = understand(" ".join(one.text for one in pieces if not one.is_phrase and not one.is_excluded))
    if beside.content > _MOST_BESIDE_EXCLUDED:
        pieces = [_Piece(one.text) for one in pieces]
    if beside.content > _MOST_BESIDE_PHRASES:
        pieces = [_Piece(one.text, is_excluded=one.is_excluded) for one in pieces]
    text = " ".join(one.text for one in pieces if not one.is_excluded)
    phrases = (its for one in pieces if one.is_phrase and not one.is_excluded and len(its := one.words) > 1)
    excluded = (its for one in pieces if one.is_excluded and (its := one.words))
    return ParsedQuery(
        understand(text), tuple(islice(phrases, _MOST_PHRASES)), tuple(islice(excluded, _MOST_PHRASES)), text
    )


def _piece(found: re.Match[str]) -> _Piece:
    phrase = found["phrase"]
    return _Piece(found["plain"] if phrase is None else phrase, phrase is not None, bool(found["minus"]))
