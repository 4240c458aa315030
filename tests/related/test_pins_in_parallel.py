"""What two connections do with one list at the same time; each waits for the other, and neither's work is lost."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from tests.network import Network

from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article
from nashra.related.actions import edit
from nashra.related.actions.compute import compute
from nashra.related.models import RelatedStory
from nashra.related.similarity.nearest import nearest

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

SECONDS = 60
FLOOD = "<p>ارتفع منسوب النهر في وادي السرو فأغرقت السيول حقول القرى وقطعت الجسر القديم.</p>"
AFTER = "<p>عاد سكان وادي السرو إلى بيوتهم بعد انحسار السيول عن القرى، وبدأ ترميم الجسر.</p>"


@pytest.fixture
def published(network: Network) -> Callable[[str, str], Article]:
    def published(headline: str, text: str) -> Article:
        places = [PlacementDraft(network.maghrib, network.world)]
        return publish(article=draft(story=StoryDraft(headline, places, body=[("paragraph", text)])))

    return published


def elsewhere(act: Callable[[], Any], before_writing: Callable[[], None] = lambda: None) -> Thread:
    """Begin something on a connection of its own; tells when it is about to begin a transaction."""

    def told(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("BEGIN"):
            before_writing()
        return execute(sql, *rest)

    def run() -> None:
        with connection.execute_wrapper(told):
            act()
        connection.close()

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


def pins(article: Article) -> list[int]:
    rows = RelatedStory.objects.filter(article=article, pinned__isnull=False).order_by("pinned")
    return list(rows.values_list("related", flat=True))


def test_two_editors_who_pin_at_once_both_have_their_story(published: Callable[..., Article]) -> None:
    story, first, second = (published(f"خبر {name}", "<p>نص.</p>") for name in ("الأصل", "الأول", "الثاني"))
    editor = get_user_model().objects.create_superuser("editor")
    desk, waits = Client(), Event()
    desk.force_login(editor)
    address, data = reverse("related-panel", args=[story.pk]), {"do": "pin", "story": second.pk}
    with transaction.atomic():
        edit.pin_last(article=story, story=first)
        other = elsewhere(lambda: desk.post(address, data), waits.set)
        assert waits.wait(SECONDS), "the other editor did not come to write"
    other.join(SECONDS)
    assert pins(story) == [first.pk, second.pk]


def test_what_is_pinned_while_a_list_is_computed_counts_in_it(
    published: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    flood, copy = (published(f"السيول تغرق قرى وادي السرو {name}", FLOOD) for name in ("", "اليوم"))
    story = published("سكان وادي السرو يعودون بعد السيول", AFTER)
    RelatedStory.objects.all().delete()
    compute(story.pk)
    (computed,) = RelatedStory.objects.filter(article=story).values_list("related", flat=True)
    twin = flood if computed == copy.pk else copy
    times = 0

    def meanwhile(*args: Any) -> Any:
        nonlocal times
        times += 1
        if times == 1:
            elsewhere(lambda: edit.pin_last(article=story, story=twin)).join(SECONDS)
        return nearest(*args)

    monkeypatch.setattr("nashra.related.actions.compute.nearest", meanwhile)
    compute(story.pk)
    assert pins(story) == [twin.pk]
    listed = RelatedStory.objects.filter(article=story, struck=False).values_list("related", flat=True)
    assert list(listed) == [twin.pk], "a copy of the pinned story stands in the list too"
