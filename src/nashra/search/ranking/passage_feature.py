"""The best window: the query's words told together, within 24 words, rather than strewn over the story.

Source: passage evidence as in Callan, "Passage-Level Evidence in Document Retrieval", 1994.
"""

from collections.abc import Sequence

from nashra.search.ranking.model import Occurrences

WEIGHT = 0.8
_WIDTH = 24


def best_window(where: Sequence[Occurrences], values: Sequence[float]) -> float:
    """The most that any window of 24 words holds of the query; ``values`` are its words' weights."""
    marks = sorted(
        (position, index, like * values[index])
        for index, standing in enumerate(where)
        if values[index] > 0.0
        for position, like in standing
    )
    best = 0.0
    for first, (start, _, _) in enumerate(marks):
        held: dict[int, float] = {}
        for position, index, value in marks[first:]:
            if position >= start + _WIDTH:
                break
            if value > held.get(index, 0.0):
                held[index] = value
        best = max(best, sum(held.values()))
    return best
