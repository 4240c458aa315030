"""Which stories are worth reading, from the bands that they share with a text; and which of those are shown."""

from collections import Counter
from collections.abc import Iterable

from nashra.duplicates.comparison import Overlap
from nashra.duplicates.signature import Signature

READ = 12
"""Stories that are read and compared word by word, at most."""
_TEXT_HITS = 2
_HEADLINE_HITS = 3
"""Three words in common make three pairs."""

LEAST_PART = 0.25
LEAST_WORDS = 12
"""Of the shorter text; fewer common words are a name and a title."""
LEAST_HEADLINE = ((3, 0.6), (4, 0.4))
"""So many words in common that say something, and such a part of the shorter headline's; either will do."""


def worth_reading(asked: Signature, found: Iterable[tuple[int, int]]) -> list[int]:
    """The stories to read, those that share most first; ``found`` are pairs of a band and a story."""
    in_text: Counter[int] = Counter()
    in_headline: Counter[int] = Counter()
    for band, story in found:
        (in_text if band in asked.text else in_headline)[story] += 1
    enough = min(_TEXT_HITS, len(asked.text))
    likely = {story for story, hits in in_text.items() if hits >= enough}
    likely |= {story for story, hits in in_headline.items() if hits >= _HEADLINE_HITS}
    ranked = sorted(likely, key=lambda story: (-in_text[story] - in_headline[story], -story))
    return ranked[:READ]


def same_text(shared: Overlap) -> bool:
    """Whether so much of the shorter text is common that one may come from the other."""
    return shared.part >= LEAST_PART and shared.words >= LEAST_WORDS


def same_headline(shared: Overlap) -> bool:
    """Whether the headlines say the same in other words."""
    return any(shared.headline_words >= words and shared.headline >= part for words, part in LEAST_HEADLINE)
