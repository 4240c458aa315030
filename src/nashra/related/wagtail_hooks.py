"""What Wagtail's admin takes of related stories: the panel in a story's form, and the words of its history."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from nashra.related import history
from nashra.related.admin.panel import panel

hooks.register("register_log_actions", history.register)


@hooks.register("register_admin_urls")
def related_urls() -> list[URLPattern]:
    return [path("related/<int:story>/", panel, name="related-panel")]


@hooks.register("insert_editor_js")
def related_js() -> SafeString:
    """On every snippet's form; the script looks for a story's itself."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}"></script>'
        '<script type="module" src="{}" data-related="{}" data-chooser="{}"></script>',
        static("related/related.css"),
        static("wagtailadmin/js/chooser-modal.js"),
        static("related/related.js"),
        reverse("related-panel", args=[0]),
        reverse("wagtailsnippetchoosers_newsroom_article:choose"),
    )
