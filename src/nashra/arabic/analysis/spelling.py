"""Spelling keys: words that differ by one letter meet under a key, so that misspelt names are found.

Source: the deletion neighbourhood of Mor and Fraenkel, "A Hash Code Method for Detecting and Correcting
Spelling Errors", 1982: strings one insertion, deletion or substitution apart have a string with one
letter less in common.
"""

from nashra.arabic.analysis.stems import stem

_SHORTEST = 4


def spelling_keys(word: str) -> set[str]:
    """A folded word's stem and that without each one of its letters; none for numbers and short stems.

    >>> spelling_keys("نتنياهو") & spelling_keys("نتانياهو")
    {'نتنياهو'}
    >>> len(spelling_keys("انكليزي") & spelling_keys("انجليزي"))
    1
    >>> spelling_keys("يد"), spelling_keys("2024")
    (set(), set())
    """
    base = stem(word)
    if len(base) < _SHORTEST or not base.isalpha():
        return set()
    return without_a_letter(base)


def without_a_letter(word: str) -> set[str]:
    """The word, and what it is without each one of its letters.

    >>> without_a_letter("كتب") == {"كتب", "تب", "كب", "كت"}
    True
    """
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
