"""What is posted about photos."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, gone

from nashra.newsroom.models import Photo


def add_photo(desk: Desk) -> Post:
    with desk.photo.file.open() as file:
        upload = SimpleUploadedFile("new.png", file.read(), "image/png")
    fields = {"title": "جديدة", "collection": desk.photo.collection_id}
    data = {**fields, "file": upload, "credit": "", "description": "", "tags": ""}

    def done(_answer: HttpResponse) -> bool:
        upload.seek(0)  # whoever posts next reads it from its start again
        return Photo.objects.filter(title="جديدة").exists()

    return Post(reverse("wagtailimages:add"), data, done)


def edit_photo(desk: Desk) -> Post:
    data = {"title": "جديدة", "credit": "", "description": "", "tags": ""}
    done = lambda _answer: Photo.objects.filter(title="جديدة").exists()  # noqa: E731
    return Post(reverse("wagtailimages:edit", args=[desk.photo.pk]), data, done)


def delete_photo(desk: Desk) -> Post:
    return Post(reverse("wagtailimages:delete", args=[desk.photo.pk]), {}, gone(desk.photo))


def delete_ticked_photos(desk: Desk) -> Post:
    address = reverse("wagtail_bulk_action", args=("newsroom", "photo", "delete"))
    return Post(f"{address}?id={desk.photo.pk}", {}, gone(desk.photo))
