"""The stem under which a word is indexed: light10 for Arabic, Snowball for Latin letters."""

from functools import lru_cache

from nashra.arabic import memos
from nashra.arabic.analysis.light10 import light10
from nashra.arabic.analysis.other_languages import LANGUAGES, is_latin, snowball


@lru_cache(maxsize=memos.STEMS)
def stem(word: str, language: str = "ar") -> str:
    """The stem of a folded word that stands in a text of ``language``.

    >>> stem("والمغربيه"), stem("elections", "fr"), stem("2024")
    ('مغرب', 'elect', '2024')
    """
    return snowball(word, language) if is_latin(word) else light10(word)


def stems_of_any_language(word: str) -> tuple[str, ...]:
    """The stems under which a query's word may be indexed: the text's language is not known to who asks.

    >>> stems_of_any_language("national"), stems_of_any_language("كتاب")
    (('nation', 'national'), ('كتاب',))
    """
    if not is_latin(word):
        return (stem(word),)
    return tuple(dict.fromkeys(stem(word, language) for language in LANGUAGES))
