"""What Wagtail's admin takes from search: the stories' lists and choosers, searched by the index."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from nashra.search.admin.front_stories import IndexedFrontStoriesView
from nashra.search.admin.viewsets import IndexedArticleViewSet

register_snippet(IndexedArticleViewSet)


@hooks.register("register_admin_urls")
def front_stories() -> list[URLPattern]:
    return [path("fronts/<int:edition>/stories/", IndexedFrontStoriesView.as_view(), name="front_stories")]
