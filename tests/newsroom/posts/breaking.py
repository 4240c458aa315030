"""What is posted about breaking news."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from tests.newsroom.posts.post import Desk, Post, gone

from nashra.newsroom.actions.set_breaking import set_breaking
from nashra.newsroom.models import BreakingNews

TEXT = "هزة أرضية قبالة الساحل الشرقي"


def set_news(desk: Desk) -> Post:
    data = {"text": TEXT, "editions": [desk.network.maghrib.pk], "until": "بعد ساعة"}
    return Post(
        reverse("set_breaking"), data, lambda _answer: BreakingNews.objects.filter(text=TEXT).exists()
    )


def clear_news(desk: Desk) -> Post:
    until = timezone.now() + timedelta(hours=1)
    (news,) = set_breaking(editions=[desk.network.maghrib], text=TEXT, until=until)
    return Post(reverse("clear_breaking", args=[desk.network.maghrib.pk]), {}, gone(news))
