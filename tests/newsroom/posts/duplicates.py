"""What is posted in the panel of duplicates, where stories are placed too."""

from __future__ import annotations

from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, lock

from nashra.newsroom.models import Placement

TEXT = "أغلقت سلطات الميناء أرصفته الشرقية بعد أن بلغت سرعة الرياح ستين كيلومترا في الساعة وارتفع الموج."


def ask_for_duplicates(desk: Desk) -> Post:
    desk.write("الرياح تغلق الميناء", body=[("paragraph", f"<p>{TEXT}</p>")])
    data = {"headline": "الرياح تغلق الميناء", "passage": TEXT}
    return Post(reverse("duplicates"), data, lambda answer: answer.status_code in (200, 204))


def read_duplicate_beside(desk: Desk) -> Post:
    story = desk.publish("الرياح تغلق الميناء", body=[("paragraph", f"<p>{TEXT}</p>")])
    address = reverse("duplicates-beside", args=[story.pk])
    return Post(address, {"passage": TEXT}, lambda answer: TEXT[:20] in answer.content.decode())


def _place(desk: Desk, locked: bool) -> Post:
    story = desk.publish()
    if locked:
        lock(story)
    where = desk.network.misr.shown_sections.get(section=desk.network.sport)
    address = reverse("duplicates-place", args=[story.pk])
    done = lambda _answer: Placement.objects.filter(article=story, edition=desk.network.misr).exists()  # noqa: E731
    return Post(address, {"shown": where.pk}, done)


def place(desk: Desk) -> Post:
    return _place(desk, locked=False)


def place_locked_story(desk: Desk) -> Post:
    return _place(desk, locked=True)
