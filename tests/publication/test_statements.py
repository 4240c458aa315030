"""How many statements a publish takes, with all that follows its commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from tests.network import Network

from nashra.changes.change import Change
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_story
from nashra.newsroom.models import Article
from nashra.publication import deliver
from nashra.publication.consumers import CONSUMERS, Consumer

MOST = {"invalidate_pages": 8, "related": 14, "duplicates": 8, "index": 4}
"""Of each consumer but rendering, which has tests of its own; what the savepoints of tests add is among them."""

MOST_IN_ALL = 58
"""With what is written in the transaction and with delivery, without rendering."""


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


def test_publish_in_two_editions_takes_few_statements(
    publish: Callable[..., Article],
    write: Callable[..., Article],
    network: Network,
    asked: Counter[str],
    django_capture_on_commit_callbacks: Any,
) -> None:
    others = [publish(f"هدنة في الجنوب: اليوم {number}") for number in range(3)]
    places = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    story = write("هدنة في الجنوب تدخل يومها العاشر", placements=places, see_also=others[:2])
    asked.clear()
    with django_capture_on_commit_callbacks(execute=True):
        publish_story(article=story)
    assert {name: asked[name] for name in MOST if asked[name] > MOST[name]} == {}
    assert all(asked[name] for name in MOST)
    assert asked.total() - asked["render_pages"] <= MOST_IN_ALL
