"""Character 4-grams of a word between its borders: evidence that outlives most misspellings.

Source: McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004,
and their later runs on Arabic, in which 4-grams rivalled stemming.
"""

_LENGTH = 4


def ngrams(word: str) -> tuple[str, ...]:
    """The 4-grams of ``_word_``, in order; the whole of it when it is shorter.

    >>> ngrams("كتاب")
    ('_كتا', 'كتاب', 'تاب_')
    >>> ngrams("يد"), ngrams("ب")
    (('_يد_',), ('_ب_',))
    """
    bordered = f"_{word}_"
    return tuple(bordered[at : at + _LENGTH] for at in range(max(1, len(bordered) - _LENGTH + 1)))
