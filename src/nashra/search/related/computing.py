"""Computing a story's list, and what it changes in the lists of others, when it is published or changed."""

from __future__ import annotations

from nashra.search.nearness.nearest import nearest
from nashra.search.related import gathering, writing


def compute(article: int) -> None:
    """Compute the lists of a story and of those that it enters or leaves, and record the change.

    A story that readers no longer see keeps its list for its return; lists show only what is live.
    """
    version = writing.version(article)
    text = gathering.story_text(article) if version else None
    if text is None:
        return
    story = gathering.story_of(text)
    around = gathering.neighbourhood(story)
    edited = writing.edited(article)
    found = nearest(story, around.others, around.collection, edited.struck, edited.pinned)
    words = {one.story: gathering.as_written(text, one.stems) for one in found.all.values() if one.stems}
    writing.write(article, found, words, version)
