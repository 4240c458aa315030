"""Stems that light10 keeps apart although they are mostly one word: with clitics that it leaves on.

light10 takes off no preposition without the article (بدمج), no س of the future, and of the pronouns only ها and ه,
before which ة is written ت (وزارته). Whether بدمج is دمج, and بنك not نك, no rule of letters can tell, but
an archive can: a word with a clitic is rarer in it than without (`nashra.search.index.widening`). The clitics
are those of Ryding, "A Reference Grammar of Modern Standard Arabic", 2005, chapters 12 and 16; ك, which few write
and many words begin with, is left out.
"""

from nashra.arabic.analysis.other_languages import is_latin
from nashra.arabic.analysis.stems import stem

_PREPOSITIONS = ("ب", "ل", "ف")
_FUTURE = "س"
_IMPERFECT = ("ي", "ت", "ن")
_PRONOUNS = ("هم", "نا", "كم")
_TEH_MARBUTA = "ه"
_STAYS = 3


def with_clitics(word: str) -> tuple[str, ...]:
    """The stems that a folded word has with one clitic that light10 does not take off.

    >>> with_clitics("دمج")
    ('بدمج', 'لدمج', 'فدمج', 'دمجات', 'دمجهم', 'دمجنا', 'دمجكم')
    >>> with_clitics("حكومة".replace("ة", "ه"))
    ('بحكوم', 'لحكوم', 'فحكوم', 'حكومات', 'حكومت', 'حكومتهم', 'حكومتنا', 'حكومتكم')
    >>> with_clitics("يعلن")[:4]
    ('بيعلن', 'ليعلن', 'فيعلن', 'سيعلن')
    >>> with_clitics("يد"), with_clitics("nato"), with_clitics("2024")
    ((), (), ())
    """
    base = _base(word)
    if not base:
        return ()
    before = [letter + base for letter in _PREPOSITIONS]
    before += [_FUTURE + base] if base.startswith(_IMPERFECT) else []
    behind = [] if base.endswith("ت") else [base + "ات"]
    if word.endswith(_TEH_MARBUTA) and behind:
        base += "ت"
        behind.append(base)
    return (*before, *behind, *(base + pronoun for pronoun in _PRONOUNS))


def without_clitics(word: str) -> tuple[str, ...]:
    """The stems that a folded word has without what may be a clitic that light10 does not take off.

    >>> without_clitics("بدمج"), without_clitics("سيعلن"), without_clitics("ساعد")
    (('دمج',), ('يعلن',), ())
    >>> without_clitics("حكومتها"), without_clitics("شركاته"), without_clitics("بحكومتهم")
    (('حكوم',), ('شرك',), ('حكومتهم', 'بحكومت', 'بحكوم'))
    >>> without_clitics("بنك"), without_clitics("nato")
    ((), ())
    """
    base = _base(word)
    found: list[str] = []
    if base.startswith(_PREPOSITIONS) or (base[:1] == _FUTURE and base[1:].startswith(_IMPERFECT)):
        found.append(base[1:])
    bare = next((base.removesuffix(end) for end in _PRONOUNS if base.endswith(end)), base)
    found += [bare] if bare != base else []
    if bare.endswith("ت") and (bare != base or word.endswith(("ه", "ها"))):
        found.append(bare.removesuffix("ات") if bare.endswith("ات") else bare[:-1])
    return tuple(stem for stem in found if len(stem) >= _STAYS)


def _base(word: str) -> str:
    base = "" if is_latin(word) else stem(word)
    return base if len(base) >= _STAYS and base.isalpha() else ""
