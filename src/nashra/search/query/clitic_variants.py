"""Ways of a word: behind the article, conjunctions and prepositions, which are written together with it.

Source: Ryding, "A Reference Grammar of Modern Standard Arabic", 2005, chapters 7 (the article), 16
(prepositions) and 18 (conjunctions).
"""

import msgspec

from nashra.arabic.analysis.other_languages import is_latin

_ARTICLES = ("وبال", "ولل", "وال", "بال", "كال", "فال", "ال", "لل")
_LETTERS = ("و", "ف", "ب", "ك", "ل", "وب", "ول")
_STAYS = 2
_LEAST_BEHIND_A_LETTER = 3


class CliticVariants(msgspec.Struct, frozen=True):
    """How a word, or a word's beginning, may stand in a text."""

    bare: str  # without its article
    sure: tuple[str, ...]  # as it is, bare, and with an article
    unsure: tuple[str, ...] = ()  # behind a letter that may as well be another word's own

    @property
    def all(self) -> tuple[str, ...]:
        return self.sure + self.unsure


def without_article(word: str) -> str:
    """A folded word without its article and what is joined to that.

    >>> without_article("بالميناء"), without_article("للميناء"), without_article("بنك"), without_article("الف")
    ('ميناء', 'ميناء', 'بنك', 'الف')
    """
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _STAYS:
            return word[len(article) :]
    return word


def clitic_variants(word: str) -> CliticVariants:
    """The ways of a folded word.

    >>> clitic_variants("المينا").sure[:3], clitic_variants("مينا").unsure[:3]
    (('المينا', 'مينا', 'وبالمينا'), ('ومينا', 'فمينا', 'بمينا'))
    >>> clitic_variants("عد").unsure, clitic_variants("2026").all
    ((), ('2026',))
    """
    if word.isdigit() or is_latin(word):
        return CliticVariants(word, (word,))
    bare = without_article(word)
    sure = dict.fromkeys((word, bare, *(article + bare for article in _ARTICLES)))
    letters = _LETTERS if len(bare) >= _LEAST_BEHIND_A_LETTER else ()
    return CliticVariants(bare, tuple(sure), tuple(letter + bare for letter in letters))
