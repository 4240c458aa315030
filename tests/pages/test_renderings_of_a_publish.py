"""What a publish renders does not depend on how large the archive is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.network import Network

from nashra.changes import outbox
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article, Placement
from nashra.pages import generation
from nashra.pages.render import rendered
from nashra.publication import deliver


@pytest.fixture
def own_store(memory_store: MemoryStore, network: Network) -> None:
    """A store of the test's own, with the network's generation begun."""
    generation.begin()


def archive(network: Network, count: int) -> None:
    """Live stories of the world section, as publishing leaves them."""
    first = timezone.now() - timedelta(days=1)
    articles = Article.objects.bulk_create(
        Article(
            headline=f"هدنة في الجنوب: اليوم {number}",
            live=True,
            first_published_at=first - timedelta(minutes=number),
            last_published_at=first - timedelta(minutes=number),
        )
        for number in range(count)
    )
    Placement.objects.bulk_create(
        Placement(
            article=article,
            edition=network.maghrib,
            section=network.world,
            live=True,
            canonical=True,
            published_at=article.first_published_at,
        )
        for article in articles
    )


def follow_all() -> None:
    while changes := outbox.pending(100):
        deliver.deliver(changes)


@pytest.mark.usefixtures("own_store")
def test_publish_renders_as_much_with_20_stories_as_with_2000(
    network: Network, write: Callable[..., Article]
) -> None:
    counts = []
    for more in (20, 1980):
        archive(network, more)
        article = write("هدنة في الجنوب تدخل يومها العاشر")
        before = Counter(rendered)
        publish_now(article=article)
        follow_all()
        counts.append(rendered - before)
    assert counts[0] == counts[1]
    assert 5 <= counts[0].total() <= 20
