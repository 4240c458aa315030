"""What a word of a query weighs: question words little, nouns that name the kind of answer less.

The lists are ours, from Arabic's interrogatives (Ryding, "A Reference Grammar of Modern Standard
Arabic", 2005, chapter 17), as they are typed: with clitics, joined, with common misspellings, and in
dialect; and from what French and English ask with. They are spelt as ``fold`` leaves them.
"""

QUESTION_WEIGHT = 0.1
ANSWER_KIND_WEIGHT = 0.6

_INTERROGATIVES = (
    "ما ماذا متي كم اين كيف لماذا هل من اي ماهي ماهو ماهم ماهما ماذ بماذا لمن ممن بمن مم عما فيما لما "
    "مما علام الام كيفيه منذ هو هي هما هم ايا ال"
)
_JOINED = "باي لاي واي فاي بكم وكم ومن وما واين ومتي وكيف وهل فهل وماذا ولماذا وماهي وماهو وماهم"
_MISSPELT = "ماهيه لمادا مادا بمادا مند ايه"
_DIALECT = "مين ليش ليه وين فين شو ايش امتي امتا شكون فاش علاش كيفاش شحال فوقاش"
_LATIN = (
    "who whom whose what which when where why how is are was were the a an of in on to do does did "
    "qui que quoi quel quelle quels quelles quand ou comment pourquoi combien est ce le la les l un "
    "une des du de d"
)
QUESTION_WORDS = frozenset(" ".join((_INTERROGATIVES, _JOINED, _MISSPELT, _DIALECT, _LATIN)).split())
_KINDS = "اسم عدد معني سبب عنوان تاريخ نوع اهم مقدار دور سنه عام مكان موقع لقب صفه"
ANSWER_KINDS = frozenset(_KINDS.split())
_OF_NUMBERS = "متي كم ومتي وكم بكم امتي امتا شحال فوقاش تاريخ عام سنه when quand combien"
NUMBER_QUESTIONS = frozenset(_OF_NUMBERS.split())
"""Words that ask for a number or a date."""


def query_weight(word: str) -> float:
    """The weight of a folded word of a query, between 0 and 1.

    >>> query_weight("متي"), query_weight("عدد"), query_weight("المغرب")
    (0.1, 0.6, 1.0)
    """
    if word in QUESTION_WORDS:
        return QUESTION_WEIGHT
    return ANSWER_KIND_WEIGHT if word in ANSWER_KINDS else 1.0
