"""Numbers: who asks «متى» or «كم» wants a number, or a month, near the words asked about.

Month names are those of Arabic newspapers from Morocco to Iraq (CLDR's ar_MA, ar_DZ, ar_TN, ar_EG,
ar_SY, ar_IQ), and the Hijri months.
"""

from collections.abc import Sequence

from nashra.search.ranking.model import Occurrences

WEIGHT = 0.5
_NEARNESS = 4.0
_MONTHS = (
    "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر جانفي فيفري افريل ماي جوان "
    "جويليه اوت غشت شتنبر نونبر دجنبر يوليوز كانون شباط اذار نيسان ايار حزيران تموز ايلول تشرين "
    "محرم صفر ربيع جمادي رجب شعبان رمضان شوال"
)
MONTHS = frozenset(_MONTHS.split())


def number_positions(story: Sequence[str]) -> list[int]:
    """Where a story, given as its words, has numbers and months."""
    return [position for position, word in enumerate(story) if word.isdecimal() or word in MONTHS]


def numbers_near(numbers: Sequence[int], where: Sequence[Occurrences], values: Sequence[float]) -> float:
    """The most that stands near one number; ``values`` are the weights of the query's words."""
    standing = [(its, values[index]) for index, its in enumerate(where) if its and values[index] > 0.0]
    return max(
        (sum(_near(number, its) * value for its, value in standing) for number in numbers), default=0.0
    )


def _near(number: int, where: Occurrences) -> float:
    return max(
        (like / (1.0 + abs(position - number) / _NEARNESS) for position, like in where if position != number),
        default=0.0,
    )
