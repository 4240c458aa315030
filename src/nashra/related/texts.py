"""Stories as the database has them now, ready to be compared: all of them in one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

import msgspec

from nashra.arabic import memos
from nashra.arabic.analysis.tokens import runs, words, words_of_run
from nashra.newsroom.faults import Piece, attempt
from nashra.newsroom.story_text import body_text
from nashra.related import statements
from nashra.related.similarity.nearest import Story
from nashra.search.profile import Profile, profile, telling_stem


class StoryWords(msgspec.Struct, frozen=True):
    """A story that readers see."""

    number: int
    revision: int | None  # that they see
    headline: str
    rest: str
    published: float  # seconds since 1970
    sections: frozenset[int]
    languages: tuple[str, ...]  # of its editions, the canonical one's first


def words_of_stories(numbers: Iterable[int]) -> list[StoryWords]:
    """These stories, without those that readers do not see."""
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in statements.of(statements.TEXTS, numbers):
        rows[row[0]].append(row)
    return [_text(its) for its in rows.values()]


def comparable(text: StoryWords) -> Story:
    """A story, as it is compared."""
    its = _analysed((text.headline, text.rest, text.languages[0]))
    return Story(text.number, its.profile, its.words, text.published, text.sections, text.languages)


def as_written(text: StoryWords) -> Mapping[str, str]:
    """A story's stems, each with the word in which the story has it first, for an editor to read."""
    return _analysed((text.headline, text.rest, text.languages[0])).written


def remembering_many() -> AbstractContextManager[None]:
    """While stories are compared that were published at once, each with some hundred of the others."""
    return _analysed.holding(memos.RELATED_LETTERS_OF_MANY)


def _text(rows: list[tuple[Any, ...]]) -> StoryWords:
    number, revision, headline, kicker, summary, body, *under, own_headline, own_summary, published = rows[0][
        :12
    ]
    words = attempt(partial(body_text, body), Piece.BODY, number) or ""
    rest = (kicker, own_summary or summary, words, *under)
    return StoryWords(
        number,
        revision,
        own_headline or headline,
        " ".join(rest),
        _seconds(published),
        frozenset(row[12] for row in rows),
        tuple(dict.fromkeys(row[13] for row in rows)),
    )


def _seconds(time: str | datetime) -> float:
    """A database's time as seconds since 1970; SQLite has it as text without a zone, which is UTC."""
    return (datetime.fromisoformat(f"{time}+00:00") if isinstance(time, str) else time).timestamp()


class _Analysed(msgspec.Struct, frozen=True):
    profile: Profile
    words: str  # folded
    written: Mapping[str, str]  # stem → its first word as it was written


def _analyse(text: tuple[str, str, str]) -> _Analysed:
    headline, rest, language = text
    told = [one for run in runs(f"{headline} {rest}") for one in _told(run, language)]
    stems = [one.stem for one in told]
    return _Analysed(
        profile(stems, len(words(headline))),
        " ".join([one.folded for one in told]),
        {one.stem: one.written for one in reversed(told)},
    )


class _Word(msgspec.Struct, frozen=True, gc=False):
    folded: str
    stem: str  # where it can tell something
    written: str


_analysed = memos.TextMemo(_analyse, lambda text: len(text[0]) + len(text[1]), memos.RELATED_LETTERS)
"""Of headline, the rest and language; remembered, since stories of one hour are each compared with those before."""


def _told(run: str, language: str) -> tuple[_Word, ...]:
    return (_remembered if len(run) <= memos.LONGEST_RUN else _tell)(run, language)


def _tell(run: str, language: str) -> tuple[_Word, ...]:
    return tuple([_Word(word, telling_stem(word, language), run) for word in words_of_run(run)])


_remembered = lru_cache(maxsize=memos.COMPARED_WORDS)(_tell)
