"""Lattice stems: every stem that a word may have, each with how sure it is after the affixes taken off.

A light stemmer must decide: in بدمج it keeps the ب, or it would spoil بنك. Here nothing is decided; two
words are alike when some stem of one is some stem of the other, the less so the more was taken off.
Skeletons (stems without long vowels) bring broken plurals and verb forms together. The clitics and
affixes are those of grammars of Modern Standard Arabic (Ryding, "A Reference Grammar of Modern Standard
Arabic", 2005: conjunctions and prepositions, the article, verb inflection, and م and ت of verbal nouns
and participles).
"""

from collections.abc import Iterator

_ARTICLES = ("ال", "وال", "بال", "كال", "فال", "لل")
_INNER = "ي ت ن ا م وي وت وم في فت لي لت لم بت بم سي ست وب ول وك فل"
_ENDINGS = "ه ها هم هما ك كم نا ي ات ته تها تهم ون ين ان وا ا ت يه اء وه يا"
_PREFIXES: dict[str, int] = {
    "": 0,
    **dict.fromkeys(("و", "ف", "ب", "ك", "ل", "س", *_ARTICLES), 1),
    **dict.fromkeys(_INNER.split(), 2),
    **{article + letter: 2 for article in _ARTICLES for letter in "مت"},
}
_SUFFIXES: dict[str, int] = {"": 0} | dict.fromkeys(_ENDINGS.split(), 1)
_STAYS = 3
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))
_BEFORE_WEAK = frozenset("يتنوف")
_WEAK_SUFFIXES = ("", "ه", "ها", "هم", "ت", "ا", "وا", "ان", "ون")
CONFIDENCE = (1.0, 0.9, 0.75, 0.6)
"""How sure a stem is, by the cost of what was taken off."""


def lattice_stems(word: str) -> dict[str, float]:
    """The stems that a folded word may have, each with its confidence (1 for the word itself).

    >>> lattice_stems("بدمج")
    {'بدمج': 1.0, 'دمج': 0.9}
    >>> sorted(lattice_stems("وكتابها"))
    ['تاب', 'تابه', 'تابها', 'كتاب', 'كتابه', 'كتابها', 'وكتاب', 'وكتابه', 'وكتابها']
    >>> lattice_stems("يد")
    {'يد': 1.0}
    """
    stems: dict[str, float] = {word: 1.0}
    for stem, cost in _cuts(word):
        confidence = CONFIDENCE[cost]
        if confidence > stems.get(stem, 0.0):
            stems[stem] = confidence
    return stems


def skeleton(stem: str) -> str:
    """A stem without ا و ي other than as its first letter; empty when fewer than three letters stay.

    >>> skeleton("كتاب"), skeleton("كتب"), skeleton("وزراء"), skeleton("دار")
    ('كتب', 'كتب', 'وزرء', '')
    """
    short = stem[:1] + stem[1:].replace("ا", "").replace("و", "").replace("ي", "")
    return short if len(short) >= _STAYS else ""


def weak_stems(word: str) -> set[str]:
    """The two letters that stay of an imperfect verb whose root's first letter or last is weak or doubled.

    >>> weak_stems("يقع"), weak_stems("وتقع"), weak_stems("يحدها")
    ({'قع'}, {'قع'}, {'حد'})
    >>> weak_stems("كتاب")
    set()
    """
    if word[:1] not in _BEFORE_WEAK or not 3 <= len(word) <= 7:
        return set()
    verb = word[1:] if len(word) > _STAYS and word[0] in "وف" and word[1] in "يتن" else word
    if verb[:1] not in ("ي", "ت", "ن"):
        return set()
    return {verb[1:3] for suffix in _WEAK_SUFFIXES if len(verb) - len(suffix) == 3 and verb.endswith(suffix)}


def _cuts(word: str) -> Iterator[tuple[str, int]]:
    length = len(word)
    if length <= _STAYS:
        return
    starts = [(at, _PREFIXES[word[:at]]) for at in range(_LONGEST_PREFIX + 1) if word[:at] in _PREFIXES]
    ends = [(at, _SUFFIXES[word[-at:]]) for at in range(1, _LONGEST_SUFFIX + 1) if word[-at:] in _SUFFIXES]
    ends.append((0, 0))
    for start, prefix_cost in starts:
        for end, suffix_cost in ends:
            if length - start - end >= _STAYS:
                yield word[start : length - end], prefix_cost + suffix_cost
