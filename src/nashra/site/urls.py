"""Addresses that Django answers; stories, sections and home pages are the edge's, files the server's.

Those below newsroom/ are there on the newsroom's host alone, and most others on the editions' hosts alone
(`hosts.HostMiddleware`). They stand in one list, so that an address has one name, whoever renders a page.
"""

from __future__ import annotations

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from nashra.audience import views as audience
from nashra.demo.gallery import views as gallery
from nashra.newsroom.models.listed import AUTHOR, TOPIC
from nashra.pages.public import archive, icons, listings, live, preview
from nashra.pages.public import views as pages
from nashra.pages.public.search import feed
from nashra.pages.public.search import views as search
from nashra.publication import health
from nashra.site import desk, hosts

urlpatterns = [
    path(hosts.NEWSROOM, include("nashra.newsroom.admin.sign_in.urls")),
    path(f"{hosts.NEWSROOM}documents/", include(wagtaildocs_urls)),
    path(hosts.NEWSROOM, desk.page, name="desk"),  # where Wagtail has its own home
    path(f"{hosts.NEWSROOM}desk/", desk.changes, name="desk_changes"),
    path(f"{hosts.NEWSROOM}desk/<slug:name>", desk.panel, name="desk_panel"),
    path(hosts.NEWSROOM, include(wagtailadmin_urls)),
    path("", hosts.front, name="front"),
    path("-/view", audience.report_view, name="report-view"),
    path("-/live/<int:number>", live.older_updates, name="older-updates"),
    path("-/health", health.health, name="health"),
    path("-/gallery", gallery.gallery_page, name="gallery"),
    path("-/preview/<int:edition>", preview.story_preview, name="story-preview"),
    path("search", search.search_page, name="search"),
    path("search/", pages.without_slash),
    path("search.rss", feed.search_feed, name="search-feed"),
    path("search/suggest", search.suggestions, name="search-suggestions"),
    path("opensearch.xml", search.description, name="search-description"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("apple-touch-icon.png", icons.touch_icon, name="touch-icon"),
    path("robots.txt", hosts.robots, name="robots"),
    path("archive", archive.archive_page, name="archive"),
    path("archive/<path:rest>", archive.archive_page, name="archive-of"),
    path("latest", pages.latest, name="latest"),
    path("latest/", pages.without_slash),
    path("topic/<str:slug>", listings.older, {"kind": TOPIC}, name="topic"),
    path("author/<str:slug>", listings.older, {"kind": AUTHOR}, name="author"),
    path("topic/<str:slug>/", pages.without_slash),
    path("author/<str:slug>/", pages.without_slash),
    path("<str:section>", pages.older, name="older"),
    path("<str:section>/", pages.older),
]

handler403 = "nashra.site.errors.permission_denied"
handler404 = "nashra.site.errors.not_found"
handler500 = "nashra.site.errors.server_error"
