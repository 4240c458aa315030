"""Topics in the menu, and choosing one in a dialogue."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, UsageView

from nashra.newsroom.admin.choosers import WordedWhenRead, WordsForm
from nashra.newsroom.admin.ticking import TickedByWhoMayDelete
from nashra.newsroom.models import Topic
from nashra.newsroom.topic_search import with_name


class TopicWordsForm(WordsForm):
    """Finds by any name of any language, however it is spelt; what begins so comes first."""

    def find(self, objects: QuerySet[Topic], words: str) -> QuerySet[Topic]:
        return with_name(objects, words)


class OfKind:
    """The list of topics, each with its kind."""

    filter_form_class = TopicWordsForm
    title_column: Column

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, Column("kind", label=_("kind"), accessor="get_kind_display")]


class ChooseTopicView(OfKind, ChooseView):
    """The whole dialogue."""


class ChooseTopicResultsView(OfKind, ChooseResultsView):
    """Its list alone, as words are typed."""


class TopicChooser(WordedWhenRead):
    """A story's topic, which may have been deleted since."""

    def get_instance(self, value: Any) -> Topic | None:
        """The topic, deleted or not, as the number says."""
        if value is None or isinstance(value, Topic):
            return value
        return Topic._base_manager.filter(pk=value).first()

    def get_display_title(self, instance: Topic) -> str:
        return gettext("%(name)s (deleted)") % {"name": instance} if instance.deleted_at else str(instance)

    def get_value_data_from_instance(self, instance: Topic) -> dict[str, Any]:
        data: dict[str, Any] = super().get_value_data_from_instance(instance)
        return {**data, "edit_url": None} if instance.deleted_at else data


class TopicChooserViewSet(SnippetChooserViewSet):
    base_widget_class = TopicChooser
    choose_view_class = ChooseTopicView
    choose_results_view_class = ChooseTopicResultsView
    form_fields = ("name", "kind", "aliases")
    create_action_label = _("Add the topic")


class EditTopicView(EditView):
    """The form of a topic, without a count of what Wagtail's index of references has: it has no topics of stories."""

    def get_usage_url(self) -> None:
        return None


class TopicUsageView(UsageView):
    """The list of stories with those of a topic."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = reverse("wagtailsnippets_newsroom_article:list")
        return redirect(f"{address}?{urlencode({'topic': self.object.name})}")


class TopicsView(TickedByWhoMayDelete):
    """The list of topics, searched by all of their names."""

    def search_queryset(self, queryset: QuerySet[Topic]) -> QuerySet[Topic]:
        return with_name(queryset, self.search_query) if self.search_query else queryset


class TopicViewSet(SnippetViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 45
    add_to_admin_menu = True
    copy_view_enabled = False
    base_url_path = "topics"
    chooser_viewset_class = TopicChooserViewSet
    index_view_class = TopicsView
    edit_view_class = EditTopicView
    usage_view_class = TopicUsageView
    search_fields = ("name",)
    list_display = ("name", Column("get_kind_display", label=_("kind")), "slug")
    list_filter = ("kind",)
    panels = (
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldPanel("aliases"),
        FieldPanel("text"),
        FieldPanel("parent"),
        InlinePanel("wordings", label=_("name in another language")),
        FieldPanel("slug"),
    )
