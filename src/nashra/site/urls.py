"""Addresses that Django answers; stories, sections and home pages are the edge's."""

from __future__ import annotations

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from nashra.audience import views as audience
from nashra.demo.gallery import views as gallery
from nashra.pages.public import preview
from nashra.pages.public import views as pages
from nashra.pages.public.search import feed
from nashra.pages.public.search import views as search

urlpatterns = [
    path("newsroom/documents/", include(wagtaildocs_urls)),
    path("newsroom/", include(wagtailadmin_urls)),
    path("-/view", audience.count_view, name="count-view"),
    path("-/health", pages.health, name="health"),
    path("-/gallery", gallery.gallery_page, name="gallery"),
    path("-/preview/<int:edition>", preview.story_preview, name="story-preview"),
    path("media/<path:path>", pages.media, name="media"),
    path("static/<path:path>", pages.static, name="static"),
    path("search", search.search_page, name="search"),
    path("search.rss", feed.search_feed, name="search-feed"),
    path("search/suggest", search.suggestions, name="search-suggestions"),
    path("opensearch.xml", search.description, name="search-description"),
    path("robots.txt", pages.robots, name="robots"),
    path("<str:section>", pages.older, name="older"),
]

handler404 = "nashra.pages.public.views.not_found"
handler500 = "nashra.pages.public.views.server_error"
