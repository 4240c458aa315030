"""Stories in the newsroom's menu, whose lists and choosers are searched by the index."""

from __future__ import annotations

from collections.abc import Sequence

from nashra.newsroom.admin.choosers import (
    ArticleChooserViewSet,
    ChooseArticleResultsView,
    ChooseArticleView,
    StoryWordsForm,
)
from nashra.newsroom.admin.lists import ArticleIndexView
from nashra.newsroom.admin.viewsets import ArticleViewSet
from nashra.search.admin import story_search


class IndexedWordsForm(StoryWordsForm):
    def published_with(self, words: str, limit: int) -> Sequence[int] | None:
        return story_search.numbers(words, limit)


class IndexedChooseView(ChooseArticleView):
    filter_form_class = IndexedWordsForm


class IndexedChooseResultsView(ChooseArticleResultsView):
    filter_form_class = IndexedWordsForm


class IndexedChooserViewSet(ArticleChooserViewSet):
    choose_view_class = IndexedChooseView
    choose_results_view_class = IndexedChooseResultsView


class IndexedIndexView(ArticleIndexView):
    def published_with(self, words: str, limit: int) -> Sequence[int] | None:
        return story_search.numbers(words, limit)


class IndexedArticleViewSet(ArticleViewSet):
    index_view_class = IndexedIndexView
    chooser_viewset_class = IndexedChooserViewSet
