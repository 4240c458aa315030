"""What of a story is compared: its headline, and its passages as an editor reads them."""

from collections.abc import Iterable

import msgspec

from nashra.arabic.analysis.tokens import words


class ComparedText(msgspec.Struct, frozen=True):
    """A story's words. Passages are plain text: the summary, and each block of the body that has words."""

    headline: str = ""
    passages: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        return bool(words(self.headline) or any(words(passage) for passage in self.passages))


def of_passages(headline: str, passages: Iterable[str]) -> ComparedText:
    """The text of these passages, without those that are empty; lines become passages of their own.

    >>> of_passages(" هدنة  في الجنوب", ["قال الوزير\\nثم عاد", " "])
    ComparedText(headline='هدنة في الجنوب', passages=('قال الوزير', 'ثم عاد'))
    """
    lines = (" ".join(line.split()) for passage in passages for line in passage.splitlines())
    return ComparedText(" ".join(headline.split()), tuple(line for line in lines if line))
