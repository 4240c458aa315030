"""How many statements a publish takes, with all that follows its commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from tests.network import Network
from tests.photos import small_photo

from nashra.changes.change import Change
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_story
from nashra.newsroom.models import Article, Author, PhotoRendition
from nashra.pages import generation
from nashra.publication import deliver
from nashra.publication.consumers import CONSUMERS, Consumer

MOST = {"invalidate_pages": 4, "related": 12, "duplicates": 7, "render_pages": 16, "index": 4}
"""Of each consumer."""

MOST_IN_ALL = 60
"""With what is written in the transaction and with delivery."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Counts statements by who asks: a consumer's name, or nobody's."""
    counted, asking = Counter[str](), [""]

    def counting(consumer: Consumer) -> Callable[[Sequence[Change]], Any]:
        def consume(changes: Sequence[Change]) -> Any:
            asking.append(consumer.name)
            try:
                return consumer.consume(changes)
            finally:
                asking.pop()

        return consume

    def count(execute: Any, *statement: Any) -> Any:
        counted[asking[-1]] += 1
        return execute(*statement)

    monkeypatch.setattr(deliver, "CONSUMERS", tuple(replace(one, consume=counting(one)) for one in CONSUMERS))
    with connection.execute_wrapper(count):
        yield counted


@pytest.fixture
def own_store(memory_store: MemoryStore, network: Network) -> None:
    """A store of the test's own, with the network's generation begun."""
    PhotoRendition.cache_backend.clear()
    generation.begin()


@pytest.mark.usefixtures("own_store")
@pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail leaves them to the collector
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("what", ["first publish", "correction"])
def test_publish_in_two_editions_takes_few_statements(
    what: str, write: Callable[..., Article], network: Network, asked: Counter[str]
) -> None:
    by = get_user_model().objects.create_superuser("desk")
    photo = small_photo()
    told: dict[str, Any] = {"authors": [Author.objects.create(name="كاتبة")], "lead_photo": photo}
    others = [
        publish_story(article=write(f"هدنة في الجنوب: اليوم {number}", **told), by=by) for number in range(3)
    ]
    places = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    story = write("هدنة في الجنوب تدخل يومها العاشر", placements=places, see_also=others[:2], **told)
    if what == "correction":
        publish_story(article=story, by=by)
    asked.clear()
    if what == "correction":
        correct(article=story, by=by, headline="هدنة في الجنوب تدخل الأسبوع الثاني", note="صُحّح العنوان.")
    else:
        publish_story(article=story, by=by)
    assert {name: asked[name] for name in MOST if asked[name] > MOST[name]} == {}
    assert all(asked[name] for name in MOST)
    assert asked.total() <= MOST_IN_ALL
