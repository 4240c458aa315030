"""The stories beside the slots of a front, searched by the index."""

from __future__ import annotations

from collections.abc import Sequence

from nashra.newsroom.admin.fronts.stories import FrontStoriesView
from nashra.search.admin import story_search


class IndexedFrontStoriesView(FrontStoriesView):
    def published_with(self, words: str, edition: int, section: int, limit: int) -> Sequence[int] | None:
        return story_search.numbers(words, limit, edition=edition, section=section or None)
