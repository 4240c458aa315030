"""Stems of words in Latin script: Porter's Snowball stemmers for French and English.

Source: snowballstem.org, through the package snowballstemmer. Accents are folded before stemming, on
both sides, since readers leave them out when they type.
"""

from functools import lru_cache

from snowballstemmer import stemmer

from nashra.arabic import memos

_STEMMERS = {"en": stemmer("english"), "fr": stemmer("french")}
LANGUAGES = tuple(_STEMMERS)


def is_latin(word: str) -> bool:
    """Whether a folded word is in Latin letters, which after folding are ASCII or close to it.

    >>> is_latin("president"), is_latin("œuvre"), is_latin("رئيس"), is_latin("2024")
    (True, True, False, False)
    """
    return "a" <= word[:1] < "\u0250"


@lru_cache(maxsize=memos.STEMS_OF_OTHER_LANGUAGES)
def snowball(word: str, language: str) -> str:
    """The Snowball stem of a folded word in ``language`` (its first two letters count); English for others.

    >>> snowball("elections", "fr"), snowball("nationales", "fr"), snowball("running", "en")
    ('elect', 'national', 'run')
    >>> snowball("stories", "ar-MA")
    'stori'
    """
    return str(_STEMMERS.get(language[:2], _STEMMERS["en"]).stemWord(word))
