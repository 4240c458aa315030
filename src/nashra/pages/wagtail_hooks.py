"""What Wagtail's admin takes from pages: fronts as readers would get them, before they are saved."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from nashra.pages.public import front_preview


@hooks.register("register_admin_urls")
def front_urls() -> list[URLPattern]:
    return [
        path("fronts/<int:edition>/<int:section>/filling/", front_preview.filling, name="front_filling"),
        path("fronts/<int:edition>/<int:section>/preview/", front_preview.preview, name="front_preview"),
    ]
