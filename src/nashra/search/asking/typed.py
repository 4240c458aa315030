"""Parsing the search box: words, «phrases» in quotation marks, and -words to leave out. Nothing typed is an
error."""

import re

import msgspec

from nashra.arabic.analysis.tokens import words
from nashra.search.ranking.model import Query
from nashra.search.ranking.query import understand

LONGEST = 4_000
"""Characters beyond are not looked at."""
_MOST_PHRASES = 8
_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)[-−–])?(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”«»]|(?P<plain>[^\s"“”„«»]+))"""
)


class Asked(msgspec.Struct, frozen=True):
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


def parse(typed: str) -> Asked:
    """What ``typed`` asks for.

    >>> asked = parse('"كأس العالم" -قطر 2026')
    >>> asked.phrases, asked.excluded, [word.word for word in asked.query.words]
    ((('كاس', 'العالم'),), (('قطر',),), ['كاس', 'العالم', '2026'])
    >>> parse('«»"- -').is_empty
    True
    """
    wanted: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    for piece in _PIECE.finditer(typed[:LONGEST]):
        text = piece["phrase"] if piece["phrase"] is not None else piece["plain"]
        its = tuple(words(text))
        if piece["minus"]:
            excluded += [its] if its else []
            continue
        wanted.append(text)
        if piece["phrase"] is not None and len(its) > 1:
            phrases.append(its)
    text = " ".join(wanted)
    return Asked(understand(text), tuple(phrases[:_MOST_PHRASES]), tuple(excluded[:_MOST_PHRASES]), text)
