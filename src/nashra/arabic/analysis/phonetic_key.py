"""Sound keys: names from other languages meet however their letters were carried over into Arabic.

A foreign g is written غ in Amman, ج in Cairo, ك or ق in the Maghreb and the Gulf, t as ت or ط, z as ز or ذ;
and vowels are written long or not at all. So the key is the consonants, those that are taken for one another as
one. It brings native words together that have nothing in common (قلب، كلب); only who looks for a word that an
archive hardly has may ask for it.
"""

_SAME = str.maketrans(
    {
        **dict.fromkeys("غجق", "ك"),
        **dict.fromkeys("صش", "س"),
        **dict.fromkeys("طث", "ت"),
        **dict.fromkeys("ذظض", "ز"),
    }
)
_VOWELS = str.maketrans(dict.fromkeys("اويء", ""))
_CLUSTERS = (("دج", "ج"), ("تش", "ش"))
_ARTICLE = "ال"
_SHORTEST_WORD = 4
_SHORTEST = 3
_LAST = "ه"


def sounds_of(word: str) -> str:
    """A folded word without its article, letters that are taken for one another as one.

    >>> sounds_of("صوفيا") == sounds_of("سوفيا"), sounds_of("الصوف") == sounds_of("صوفيا")
    (True, False)
    """
    for cluster, letter in _CLUSTERS:
        word = word.replace(cluster, letter)
    return word.removeprefix(_ARTICLE).removesuffix(_LAST).translate(_SAME)


def phonetic_key(word: str) -> str:
    """A folded word's consonants; empty where fewer than three are left, and for other scripts.

    >>> {phonetic_key(word) for word in ("اردوغان", "اردوجان", "اردوكان")}
    {'ردكن'}
    >>> {phonetic_key(word) for word in ("غوتيريش", "جوتيريس")}, {phonetic_key(word) for word in ("الترمب", "ترامب")}
    ({'كترس'}, {'ترمب'})
    >>> phonetic_key("اذربيدجان") == phonetic_key("ازربيجان")
    True
    >>> phonetic_key("كيف"), phonetic_key("nato"), phonetic_key("2024")
    ('', '', '')
    """
    if len(word) < _SHORTEST_WORD or not "ء" <= word[0] <= "ي" or not word.isalpha():
        return ""
    key = sounds_of(word).translate(_VOWELS)
    return key if len(key) >= _SHORTEST else ""
