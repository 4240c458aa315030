"""Computing a story's list, and what it changes in the lists of others, when it is published or changed."""

from __future__ import annotations

from collections.abc import Callable

from nashra.related import neighbourhood
from nashra.related.actions import write
from nashra.related.similarity.nearest import nearest
from nashra.related.texts import StoryWords, as_written, comparable, words_of_stories
from nashra.search.indexing import published_stories

LONGEST_WORDS = 300
"""Letters of the words that are kept with a row."""

TOLD_EVERY = 100


def compute(article: int) -> None:
    """Compute the lists of a story and of those that it enters or leaves, and record the change.

    A story that readers no longer see keeps its list for its return; lists show only what is live.
    """
    for text in words_of_stories([article]):
        while not _compute(text):
            pass  # an editor was quicker; their next decision takes longer than computing


def _compute(text: StoryWords) -> bool:
    """Compute and write; returns whether no editor has decided on the list meanwhile."""
    its, edited = comparable(text), write.edited(text.number)
    around = neighbourhood.neighbourhood(its, edited.pinned)
    found = nearest(its, around.others, around.rarity, edited.struck, edited.pinned)
    written = as_written(text)
    words = {
        one.story: "، ".join(written[stem] for stem in one.stems if stem in written)[:LONGEST_WORDS]
        for one in found.all.values()
    }
    return write.write(text.number, found, words, (text.revision,), edited)


def compute_all(tell: Callable[[int], object]) -> int:
    """Compute the lists of all live stories anew, and tell now and then how many are done; returns how many.

    What editors decided stays. Broken off on the way, it leaves the other lists as they were.
    """
    done = 0
    for numbers in published_stories.batches():
        for number in numbers:
            compute(number)
            done += 1
            if done % TOLD_EVERY == 0:
                tell(done)
    tell(done)
    return done
