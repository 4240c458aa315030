"""Stop words: words that say nothing of a text's subject, for related stories and duplicates.

Search does not leave them out (a phrase may consist of them; their frequency makes them light by
itself). The list is ours: Arabic's particles, pronouns, demonstratives and auxiliaries (Ryding, "A
Reference Grammar of Modern Standard Arabic", 2005, chapters 12, 13, 16, 18), and the most frequent of
French and English, as folded.
"""

from nashra.arabic.analysis.query_words import QUESTION_WORDS

_ARABIC = (
    "في علي الي عن من مع بين عند لدي حتي منذ خلال حول بعد قبل فوق تحت امام وراء دون ضد عبر نحو حسب "
    "وفق رغم سوي غير ان انه انها انهم لان لانه بان كان كانت كانوا يكون تكون ليس ليست لا لم لن ما قد "
    "لقد سوف هذا هذه هولاء ذلك تلك هناك هنا الذي التي الذين اللذين اللتين اللواتي هو هي هم هن هما انا "
    "نحن انت له لها لهم به بها بهم فيه فيها منه منها عليه عليها اليه اليها عنه عنها كل كلا بعض اي ايه "
    "جميع كما كذلك ايضا او ام ثم بل لكن لكنه لو اذا اذ حيث حين عندما بينما كي لكي مما فيما بما وهو "
    "وهي وان وقد ولا وما وفي ومن وعلي والي وكان وكانت تم يتم وتم قال وقال اكد واكد اضاف واضاف اوضح "
    "واوضح اشار واشار اليوم امس يوم و ف ب ل ك"
)
_LATIN = (
    "and or but not for with by at as it this that from be has have had will would can he she they we "
    "you i his her et mais pour avec par sur dans en au aux il elle ils elles nous vous je se sa son "
    "ses qui que plus ne pas a"
)
STOP_WORDS = frozenset((_ARABIC + " " + _LATIN).split()) | QUESTION_WORDS


def is_stop_word(word: str) -> bool:
    """Whether a folded word is a stop word.

    >>> is_stop_word("في"), is_stop_word("فيل")
    (True, False)
    """
    return word in STOP_WORDS
