"""light10: the light stemmer for Arabic that takes off a few prefixes and suffixes and never looks at
roots.

Source: Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval", in "Arabic
Computational Morphology", 2007; the prefix لل as in Lucene's ArabicStemmer.
"""

_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_STAYS = 2


def light10(word: str) -> str:
    """The light stem of a folded word; two letters stay, and a word of two letters is its own stem.

    Conjunction و goes if three letters stay:

    >>> light10("وكتاب"), light10("وفد")
    ('كتاب', 'وفد')

    then one article with what is joined to it:

    >>> light10("والكتاب"), light10("بالكتاب"), light10("للكتاب"), light10("الكتاب")
    ('كتاب', 'كتاب', 'كتاب', 'كتاب')

    then each suffix once, in the order of the list:

    >>> light10("الصحفيون"), light10("مدرساتها"), light10("المغربيه")
    ('صحف', 'مدرس', 'مغرب')
    >>> light10("يد"), light10("2024")
    ('يد', '2024')
    """
    if word.startswith("و") and len(word) >= 4:
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _STAYS:
            word = word[len(article) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STAYS:
            word = word[: -len(suffix)]
    return word
