"""Live coverage as readers see it: each update at once, by one fragment, and nowhere where its story is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from tests.network import Network, Outbox
from tests.pages.visitor import Visitor

from nashra.fragments.key import kind_of
from nashra.newsroom.actions.cover_live import cover_live, end_coverage
from nashra.newsroom.actions.edit_update import edit_update, remove_update
from nashra.newsroom.actions.post_update import post_update
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, LiveUpdate
from nashra.pages import generation
from nashra.pages.invalidation import invalidated_by
from nashra.pages.render import rendered
from nashra.publication import deliver

HEADLINE = "هدنة في الجنوب"
PATH = "/عالم/{}/هدنة-في-الجنوب"


@pytest.fixture
def story(publish: Callable[..., Article], reader: Visitor) -> Article:
    return cover_live(article=publish(HEADLINE))


def tell(story: Article, text: str, **words: object) -> LiveUpdate:
    return post_update(article=story, text=text, form_key=uuid4(), **words)  # type: ignore[arg-type]


def page(reader: Visitor, story: Article) -> str:
    path = PATH.format(story.pk)
    reader.get(path)
    return reader.html(path, "maghrib.localhost")


def test_update_an_edit_and_a_removal_are_seen_at_the_next_request(reader: Visitor, story: Article) -> None:
    first = tell(story, "وصل الوفدان.\n\nبدأت الجلسة.")
    tell(story, "رُفعت الجلسة.", headline="استراحة قصيرة", is_key=True)
    html = page(reader, story)
    assert html.index("رُفعت الجلسة") < html.index("<p>بدأت الجلسة.</p>")
    assert html.index('class="moments"') < html.index("استراحة قصيرة") < html.index('class="live-updates"')
    edit_update(update=first, revision=1, text="وصل الوفدان متأخرَين.")
    assert "متأخرَين" in page(reader, story)
    assert "بدأت الجلسة" not in page(reader, story)
    remove_update(update=first, revision=2)
    assert "الوفدان" not in page(reader, story)


def test_update_touches_and_renders_one_fragment_of_each_edition(
    network: Network, reader: Visitor, story: Article, outbox: Outbox
) -> None:
    page(reader, story)
    outbox.changes()
    before = Counter(rendered)
    tell(story, "وصل الوفدان.")
    (change,) = changes = outbox.changes()
    assert {kind_of(key) for key in invalidated_by([change], generation.current())} == {b"live"}
    deliver.deliver(changes)
    made = rendered - before
    assert set(made) == {"live"}
    assert made.total() <= 2  # in each of the two editions


def test_story_is_marked_as_live_in_lists_until_its_coverage_ends(reader: Visitor, story: Article) -> None:
    tell(story, "وصل الوفدان.")
    reader.get("/")
    mark = '<b class="live-mark">مباشر</b>'
    assert mark in reader.html("/", "maghrib.localhost")
    html = page(reader, story)
    assert f'data-of="live/{story.pk}"' in html
    assert '"@type": "LiveBlogPosting"' in html
    assert '"coverageStartTime"' in html
    assert '"coverageEndTime"' not in html
    end_coverage(article=story)
    html = page(reader, story)
    assert "انتهت التغطية المباشرة" in html
    assert '"coverageEndTime"' in html
    reader.get("/")
    assert mark not in reader.html("/", "maghrib.localhost")


def test_updates_of_a_story_that_is_taken_down_are_nowhere(reader: Visitor, story: Article) -> None:
    last = [tell(story, f"تحديث رقم {number}") for number in range(32)][-1]
    html = page(reader, story)
    older = f"/-/live/{story.pk}"
    assert f"{older}?before=" in html
    ask = Client(headers={"host": "maghrib.localhost"}).get
    before = {"before": last.pk - 29}
    assert "تحديث رقم 1<" in ask(older, before).content.decode()
    unpublish(article=Article.objects.get(pk=story.pk), reason="error")
    assert reader.get(PATH.format(story.pk)).status == 410
    assert "تحديث رقم" not in page(reader, story)
    assert ask(older, before).status_code == 404


def test_updates_of_a_draft_are_seen_when_it_is_published(
    reader: Visitor, write: Callable[..., Article], network: Network
) -> None:
    draft = cover_live(article=write(HEADLINE))
    tell(draft, "قبل النشر.")
    assert reader.get(PATH.format(draft.pk)).status == 404
    Article.objects.get(pk=draft.pk).latest_revision.publish()
    assert "قبل النشر." in page(reader, draft)
