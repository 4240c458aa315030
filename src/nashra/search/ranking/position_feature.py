"""Early words: a story opens with its subject, so a word that stands early says more. The largest single
gain.

Ours; headlines and summaries come first in a story's words, so this is what weighs them too.
"""

from nashra.search.ranking.model import Occurrences

WEIGHT = 2.0
_HALFWAY = 4.0
_POWER = -0.75
_FADING = tuple((1.0 + position / _HALFWAY) ** _POWER for position in range(1024))


def earliness(where: Occurrences) -> float:
    """1 for the word itself at the story's very start, fading to 0 with its first standing."""
    best = 0.0
    for position, like in where:
        value = like * _FADING[min(position, len(_FADING) - 1)]
        if value > best:
            best = value
    return best
