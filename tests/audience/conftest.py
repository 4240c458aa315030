"""Many stories that readers can open, made without the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from tests.network import Network

from nashra.newsroom.models import Article, Placement

Stories = Callable[[int], list[int]]


@pytest.fixture
def stories(network: Network) -> Stories:
    """Makes so many stories live in the first edition; gives their numbers, the oldest first."""

    def make(count: int) -> list[int]:
        made = Article.objects.bulk_create(Article(headline=f"خبر {n}", live=True) for n in range(count))
        Placement.objects.bulk_create(
            Placement(
                article=article,
                edition=network.maghrib,
                section=network.world,
                live=True,
                published_at=timezone.now(),
            )
            for article in made
        )
        return [article.pk for article in made]

    return make
