"""What is posted about editions and sections."""

from __future__ import annotations

from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, form, gone, snippet_url

from nashra.editions.models import Edition, Section


def add_edition(desk: Desk) -> Post:
    fields = {"name": "تونس اليوم", "slug": "tunis", "host": "tunis.localhost", "country": "TN"}
    done = lambda _answer: Edition.objects.filter(slug="tunis").exists()  # noqa: E731
    return form(desk, snippet_url("editions", "edition", "add"), done, **fields)


def edit_edition(desk: Desk) -> Post:
    done = lambda _answer: Edition.objects.filter(name="مصر الآن").exists()  # noqa: E731
    return form(desk, snippet_url("editions", "edition", "edit", desk.network.misr.pk), done, name="مصر الآن")


def delete_edition(desk: Desk) -> Post:
    misr = desk.network.misr
    return Post(snippet_url("editions", "edition", "delete", misr.pk), {}, gone(misr))


def delete_ticked_editions(desk: Desk) -> Post:
    misr = desk.network.misr
    address = reverse("wagtail_bulk_action", args=("editions", "edition", "delete"))
    return Post(f"{address}?id={misr.pk}", {}, gone(misr))


def add_section(desk: Desk) -> Post:
    done = lambda _answer: Section.objects.filter(slug="صحة").exists()  # noqa: E731
    return form(desk, snippet_url("editions", "section", "add"), done, name="صحة", slug="صحة")


def edit_section(desk: Desk) -> Post:
    done = lambda _answer: Section.objects.filter(name="العالم").exists()  # noqa: E731
    return form(desk, snippet_url("editions", "section", "edit", desk.network.world.pk), done, name="العالم")


def delete_section(desk: Desk) -> Post:
    section = Section.objects.create(name="بلا طبعة", slug="بلا-طبعة")
    return Post(snippet_url("editions", "section", "delete", section.pk), {}, gone(section))
