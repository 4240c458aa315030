"""Stories and authors in the menu."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TabbedInterface
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, UsageView

from nashra.editions.admin.bound_policy import AsksOfEachObject
from nashra.newsroom.admin import columns
from nashra.newsroom.admin.choosers import ArticleChooserViewSet, AuthorChooserViewSet
from nashra.newsroom.admin.comments import comments
from nashra.newsroom.admin.copying import CopyArticleView
from nashra.newsroom.admin.form import edit_handler
from nashra.newsroom.admin.lists import ArticleIndexView
from nashra.newsroom.admin.scheduled_change import ScheduledChangeView
from nashra.newsroom.admin.ticking import TickedByWhoMayDelete
from nashra.newsroom.admin.views import (
    ArticleHistoryView,
    CreateArticleView,
    DecideOnArticleView,
    EditArticleView,
    UnscheduleArticleView,
)
from nashra.newsroom.admin.withdrawing import KillArticleView, UnkillArticleView, UnpublishArticleView
from nashra.newsroom.models import Article, Author


class ArticleViewSet(AsksOfEachObject, SnippetViewSet):
    """Stories: the desk's first menu item."""

    model = Article
    icon = "doc-full"
    menu_label = _("Stories")
    menu_order = 10
    add_to_admin_menu = True
    copy_view_enabled = False  # its form would post the original's placements and bylines
    base_url_path = "stories"
    index_view_class = ArticleIndexView
    add_view_class = CreateArticleView
    edit_view_class = EditArticleView
    history_view_class = ArticleHistoryView
    edit_template_name = "newsroom/story_form.html"
    unpublish_view_class = UnpublishArticleView
    revisions_unschedule_view_class = UnscheduleArticleView
    workflow_action_view_class = DecideOnArticleView
    chooser_viewset_class = ArticleChooserViewSet
    search_fields = ("headline",)
    list_display = (
        "__str__",
        columns.state_column(),
        columns.section_column(),
        columns.edition_column(),
        columns.authors_column(),
        columns.updated_column(sortable=True),
    )

    def get_edit_handler(self) -> TabbedInterface:
        return edit_handler().bind_to_model(Article)

    def get_urlpatterns(self) -> list[Any]:
        own = (("copy-to", CopyArticleView), ("kill", KillArticleView), ("unkill", UnkillArticleView))
        change = self.construct_view(ScheduledChangeView, **self.get_edit_view_kwargs())
        return [
            *super().get_urlpatterns(),
            path("scheduled-change/<int:pk>/", change, name="scheduled-change"),
            *(path(f"{name}/<int:pk>/", self.construct_view(view), name=name) for name, view in own),
            path("comments/<int:pk>/", comments, name="comments"),
        ]


class EditAuthorView(EditView):
    """The form of an author, without a count of what Wagtail's index of references has: it has no bylines."""

    def get_usage_url(self) -> None:
        return None


class AuthorUsageView(UsageView):
    """The list of stories with those of an author."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = reverse("wagtailsnippets_newsroom_article:list")
        return redirect(f"{address}?{urlencode({'author': self.object.name})}")


class AuthorViewSet(SnippetViewSet):
    """Authors."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    menu_order = 40
    add_to_admin_menu = True
    copy_view_enabled = False
    base_url_path = "authors"
    chooser_viewset_class = AuthorChooserViewSet
    index_view_class = TickedByWhoMayDelete
    edit_view_class = EditAuthorView
    usage_view_class = AuthorUsageView
    search_fields = ("name",)
    list_display = ("name", "role")
    panels = (
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("photo"),
        FieldPanel("biography"),
        FieldPanel("slug"),
    )
