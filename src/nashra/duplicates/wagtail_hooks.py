"""What Wagtail's admin takes of duplicates: stories that say the same, beside a story's form."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from nashra.duplicates.admin import place, views


@hooks.register("register_admin_urls")
def duplicates_urls() -> list[URLPattern]:
    return [
        path("duplicates/", views.ask, name="duplicates"),
        path("duplicates/<int:story>/", views.beside, name="duplicates-beside"),
        path("duplicates/<int:story>/place/", place.place_story, name="duplicates-place"),
    ]


@hooks.register("insert_editor_js")
def duplicates_js() -> SafeString:
    """On every snippet's form; the script looks for a story's fields itself."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script type="module" src="{}" data-duplicates="{}"></script>',
        static("duplicates/duplicates.css"),
        static("duplicates/duplicates.js"),
        reverse("duplicates"),
    )
