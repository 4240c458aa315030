"""What is posted about pages that editors write."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, form, gone

from nashra.newsroom.actions.edit_page import add_page
from nashra.newsroom.models import EditionPage


def _is_there(_answer: HttpResponse) -> bool:
    return EditionPage.objects.filter(title="من نحن").exists()


def _page(desk: Desk) -> Any:
    return add_page(edition=desk.network.maghrib, title="عن الصحيفة", body=[])


def add_page_of_edition(desk: Desk) -> Post:
    return form(
        desk, reverse("edition_pages:add"), _is_there, edition=desk.network.maghrib.pk, title="من نحن"
    )


def edit_page(desk: Desk) -> Post:
    return form(desk, reverse("edition_pages:edit", args=[_page(desk).pk]), _is_there, title="من نحن")


def delete_page(desk: Desk) -> Post:
    page = _page(desk)
    return Post(reverse("edition_pages:delete", args=[page.pk]), {}, gone(page))
