"""Choosing a story or an author in a dialogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from nashra.newsroom.admin import columns, list_search, policy
from nashra.newsroom.models import Article, Author

_NUMBER = re.compile("[0-9]{1,18}")


class WordsForm(BaseFilterForm):
    """A box for words; each list says what it finds by them."""

    q = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        words = self.cleaned_data["q"]
        self.is_searching, self.search_query = bool(words), words
        return self.find(objects, words) if words else objects

    def find(self, objects: QuerySet[Any], words: str) -> QuerySet[Any]:
        raise NotImplementedError


class StoryWordsForm(WordsForm):
    def find(self, objects: QuerySet[Article], words: str) -> QuerySet[Article]:
        return list_search.by_words(objects, words, self.published_with(words, list_search.FOUND))

    def published_with(self, words: str, limit: int) -> Sequence[int] | None:
        """Numbers of published stories that have the words, the likeliest first; None: no index to ask."""
        return None


class AuthorNameForm(WordsForm):
    def find(self, objects: QuerySet[Author], words: str) -> QuerySet[Author]:
        return objects.filter(name__icontains=words)


class DraftsAreShown(PermissionCheckedMixin):
    """For those alone who may read drafts: their headlines stand in the dialogue."""

    any_permission_required = policy.READ_DRAFTS
    permission_policy = policy.stories


def edited_story(request: HttpRequest) -> int | None:
    """The story in whose form the dialogue was opened, as story-form.js says; it is no choice for itself."""
    said = request.GET.get("story", "")
    return int(said) if _NUMBER.fullmatch(said) else None


class StoriesToChoose(DraftsAreShown):
    """Stories, newest change first, with where they stand."""

    filter_form_class = StoryWordsForm
    paginator_class = list_search.CappedPaginator
    preserve_url_parameters = (
        "multiple",
        "story",
    )  # in the addresses of the list's pages and of a search in it
    ordering = ("-updated_at", "-pk")

    def get_object_list(self) -> QuerySet[Article]:
        stories = policy.stories.visible(self.request.user, Article.objects.all())
        return columns.rows(stories.exclude(pk=edited_story(self.request)))

    @property
    def title_column(self) -> Column:
        """The newest draft's headline, by which the story was found, as in the list of stories."""
        column = super().title_column
        column.accessor = get_latest_str
        return column

    @property
    def columns(self) -> list[Column]:
        shown = (columns.state_column(), columns.section_column(), columns.updated_column())
        return [self.title_column, *shown]


class ChooseArticleView(StoriesToChoose, ChooseView):
    """The whole dialogue."""


class ChooseArticleResultsView(StoriesToChoose, ChooseResultsView):
    """Its list alone, as words are typed."""


class ChosenOfVisible:
    """Gives no story that the list would not show."""

    request: HttpRequest

    def get_object(self, pk: Any) -> Article:
        return policy.stories.visible(self.request.user, Article.objects.all()).get(pk=pk)

    def get_objects(self, pks: Sequence[Any]) -> QuerySet[Article]:
        return policy.stories.visible(self.request.user, Article.objects.filter(pk__in=pks))


class ChosenArticleView(ChosenOfVisible, DraftsAreShown, SnippetChosenView):
    """The story that was chosen."""


class ChosenArticlesView(ChosenOfVisible, DraftsAreShown, SnippetChosenMultipleView):
    """The stories that were chosen."""


class WordedWhenRead(AdminSnippetChooser):
    """Says what to choose in the language of whoever reads the form; Wagtail's in that of the program's start."""

    def __init__(self, model: Any = None, **options: Any) -> None:
        super().__init__(model=model, **options)
        name = self.model._meta.verbose_name
        self.choose_one_text = _worded("Choose %(object)s", name)
        self.choose_another_text = _worded("Choose another %(object)s", name)
        self.link_to_chosen_text = _worded("Edit this %(object)s", name)


def _with_name(text: str, name: Any) -> str:
    return gettext(text) % {"object": name}


_worded = lazy(_with_name, str)


class ArticleChooserViewSet(SnippetChooserViewSet):
    base_widget_class = WordedWhenRead
    choose_view_class = ChooseArticleView
    choose_results_view_class = ChooseArticleResultsView
    chosen_view_class = ChosenArticleView
    chosen_multiple_view_class = ChosenArticlesView


class ChooseAuthorView(ChooseView):
    filter_form_class = AuthorNameForm


class ChooseAuthorResultsView(ChooseResultsView):
    filter_form_class = AuthorNameForm


class AuthorChooser(WordedWhenRead):
    """A story's author, who may have been deleted since."""

    def get_instance(self, value: Any) -> Author | None:
        """The author, deleted or not, as the number says."""
        if value is None or isinstance(value, Author):
            return value
        return Author._base_manager.filter(pk=value).first()

    def get_display_title(self, instance: Author) -> str:
        return gettext("%(name)s (deleted)") % {"name": instance} if instance.deleted_at else str(instance)

    def get_value_data_from_instance(self, instance: Author) -> dict[str, Any]:
        data: dict[str, Any] = super().get_value_data_from_instance(instance)
        return {**data, "edit_url": None} if instance.deleted_at else data


class AuthorChooserViewSet(SnippetChooserViewSet):
    base_widget_class = AuthorChooser
    choose_view_class = ChooseAuthorView
    choose_results_view_class = ChooseAuthorResultsView
    form_fields = ("name", "role")
    create_action_label = _("Add the author")
