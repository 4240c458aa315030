"""The newsroom with the form of a story as Wagtail makes it, in a process of its own: what ours is measured beside."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def use_stock_form() -> None:
    """Let Wagtail draw and save the form: fields in the model's order, placements as rows, its own buttons."""
    from wagtail import hooks
    from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, PublishingPanel
    from wagtail.hooks import search_for_hooks
    from wagtail.snippets.views.snippets import CreateView, EditView

    from nashra.newsroom.admin import action_menu
    from nashra.newsroom.models import Article
    from nashra.search.admin.viewsets import IndexedArticleViewSet

    names = ("kicker", "headline", "summary", "city", "agency", "lead_photo", "caption", "credit", "body")
    rows = [FieldPanel("edition"), FieldPanel("section")]

    def panels(*_: Any) -> Any:
        fields = [FieldPanel(name) for name in names]
        stock = [*fields, InlinePanel("placements", panels=rows), PublishingPanel()]
        return ObjectList(stock).bind_to_model(Article)

    IndexedArticleViewSet.get_edit_handler = panels  # type: ignore[method-assign]
    IndexedArticleViewSet.add_view_class, IndexedArticleViewSet.edit_view_class = CreateView, EditView
    search_for_hooks()
    kept = [
        entry
        for entry in hooks._hooks["construct_snippet_action_menu"]
        if entry[0] is not action_menu.main_button_first
    ]
    hooks._hooks["construct_snippet_action_menu"] = kept


def with_static_files(application: Any, root: Path) -> Any:
    """The application, with the files that the installation has gathered."""
    kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

    def answer(environ: dict[str, Any], start: Any) -> Any:
        path = environ["PATH_INFO"]
        file = root / path.removeprefix("/static/")
        if not path.startswith("/static/") or not file.is_file():
            return application(environ, start)
        start("200 OK", [("Content-Type", kinds.get(file.suffix, "application/octet-stream"))])
        return [file.read_bytes()]

    return answer


def main(port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "nashra.site.settings"
    import django

    django.setup()
    use_stock_form()
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.SESSION_COOKIE_NAME = "stock-session"
    application = with_static_files(get_wsgi_application(), settings.STATIC_ROOT)
    make_server("127.0.0.1", port, application, Threaded, Quiet).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
