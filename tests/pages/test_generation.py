"""An upgrade begins a generation; the one before shows what is not rendered yet, where that is still true."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone
from tests.network import Network, Outbox

from nashra.assembly.loader import MissingError
from nashra.changes.models import Delivery
from nashra.edge.responses import PageResponses
from nashra.edge.site_pages import SitePages
from nashra.editions.actions.record import edition_state, record_edition
from nashra.editions.models import RESERVED_SLUGS, Edition
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article
from nashra.pages import generation, invalidate_pages, render_pages
from nashra.pages.render import render, rendered
from nashra.pages.warm import warm
from nashra.publication import worker
from nashra.publication.consumers import INVALIDATION

HOST = "maghrib.localhost"
HEADLINE = "هدنة في الجنوب"
pytestmark = pytest.mark.usefixtures("one_connection")


@pytest.fixture
def store(memory_store: MemoryStore, network: Network) -> MemoryStore:
    return memory_store


@pytest.fixture
def pages(store: MemoryStore) -> SitePages:
    return SitePages(store, RESERVED_SLUGS, frozenset())


@pytest.fixture
def story(pages: SitePages, publish: Callable[..., Article]) -> Article:
    """A story whose page was rendered, as all likely pages were."""
    made = publish(HEADLINE)
    generation.begin()
    warm(set())
    return made


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Starts with other code, of which `invalidation` says whether it names other keys."""

    def upgrade(name: str = "new", *, invalidation: str = "") -> None:
        monkeypatch.setattr(generation, "digest", lambda: name)
        if invalidation:
            monkeypatch.setattr(generation, "invalidation_digest", lambda: invalidation)
        generation.ensure(INVALIDATION.name)

    return upgrade


def path_of(story: Article) -> str:
    return f"/عالم/{story.pk}/هدنة-في-الجنوب"


@pytest.fixture
def former(pages: SitePages, outbox: Outbox) -> Callable[[str], str | None]:
    """What the generation before shows at a path, once what is in the outbox was invalidated; None: nothing."""

    def former(path: str) -> str | None:
        if changes := outbox.changes():
            invalidate_pages.consume(changes)
            outbox.forget()
        with pytest.raises(MissingError):
            pages.find(HOST, path, "")
        found = pages.find_former(HOST, path, "")
        return inflated(found) if isinstance(found, PageResponses) else None

    return former


def inflated(page: PageResponses) -> str:
    return gzip.decompress(page.gzip.body).decode()


def test_page_of_before_an_upgrade_is_shown_without_rendering(story, upgrade, former) -> None:
    upgrade()
    before = rendered.total()
    assert HEADLINE in (former(path_of(story)) or "")
    assert HEADLINE in (former("/") or "")
    assert rendered.total() == before


def test_nothing_of_before_a_correction_is_shown(story, upgrade, former) -> None:
    upgrade()
    correct(article=story, headline="هدنة ثانية في الجنوب")
    assert former(path_of(story)) is None
    assert former("/") is None


@pytest.mark.parametrize("take_down", [lambda story: story.unpublish(), lambda story: delete(article=story)])
def test_nothing_of_a_story_that_was_taken_down_is_shown(story, upgrade, former, take_down) -> None:
    upgrade()
    take_down(Article.objects.get(pk=story.pk))
    assert former(path_of(story)) is None
    assert former("/") is None


def test_page_that_a_change_leaves_alone_is_still_shown(network, story, publish, upgrade, former) -> None:
    other = publish("طريق جديد", placements=[PlacementDraft(network.misr, network.world)])
    upgrade()
    Article.objects.get(pk=other.pk).unpublish()
    assert HEADLINE in (former(path_of(story)) or "")


def test_what_many_pages_share_is_shown_there_as_it_is_now(story, write, upgrade, former, outbox) -> None:
    upgrade()
    publish_now(article=write("طريق جديد إلى الميناء"))
    changes = outbox.changes()
    invalidate_pages.consume(changes)
    assert former(path_of(story)) is None  # its lists are gone
    render_pages.consume(changes)
    page = former(path_of(story)) or ""
    assert "طريق جديد إلى الميناء" in page
    assert HEADLINE in page


def test_older_list_does_not_come_back_there(network, story, write, upgrade, former, outbox, store) -> None:
    upgrade()
    publish_now(article=write("طريق جديد إلى الميناء"))
    changes = outbox.changes()
    invalidate_pages.consume(changes)
    latest = f"{generation.current().default}latest/".encode()
    current = generation.current()
    before = generation.former_prefixes(current)[current.default.encode()]
    store.put_many(render([latest]))
    store.invalidate([before + b"latest/"], changes[-1].number + 1)
    generation.share_with_former([latest], current)
    assert store.get_many([before + b"latest/"]) == [None]


def test_name_of_an_edition_ends_the_generation_before(network, story, upgrade, former) -> None:
    upgrade()
    with transaction.atomic():
        before = edition_state(network.maghrib.pk)
        Edition.objects.filter(pk=network.maghrib.pk).update(name="المغرب الكبير")
        record_edition(network.maghrib.pk, before)
    assert former("/") is None


def test_generation_whose_keys_were_named_otherwise_shows_nothing(story, upgrade, former) -> None:
    upgrade(invalidation="other")
    assert former("/") is None


def test_generation_before_shows_nothing_while_a_change_waits_to_be_invalidated(
    story, upgrade, former, outbox
) -> None:
    Article.objects.get(pk=story.pk).unpublish()
    upgrade()
    outbox.forget()  # as if its invalidation were late
    assert former(path_of(story)) is None


def test_change_that_waits_for_other_consumers_only_does_not_matter(story, upgrade, former, outbox) -> None:
    correct(article=story, summary="ملخص جديد")
    (change,) = outbox.changes()
    invalidate_pages.consume([change])
    Delivery.objects.create(change_id=change.number, consumer="index", due_at=timezone.now())
    render_pages.consume([change])
    upgrade()
    assert "ملخص جديد" in (former(path_of(story)) or "")


def test_start_without_new_code_begins_nothing(story, pages) -> None:
    before = generation.current()
    assert generation.ensure(INVALIDATION.name) == before
    assert pages.find_former(HOST, "/", "") is None


def test_second_upgrade_shows_what_the_first_rendered(story, upgrade, former, pages) -> None:
    upgrade("first")
    warm(set())
    upgrade("second")
    assert HEADLINE in (former(path_of(story)) or "")


def test_generation_before_is_swept_away_after_an_hour(
    story, upgrade, former, store, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade()
    worker._sweep()
    assert HEADLINE in (former("/") or "")
    prefix = generation.former_prefixes(generation.current()).popitem()[1]
    now = time.time()
    monkeypatch.setattr(worker.time, "time", lambda: now + generation.FORMER_SECONDS + 1)
    worker._sweep()
    assert former("/") is None
    assert store.versions([prefix + b"page/home"]) == [None]
    assert generation.former_prefixes(generation.current()) == {}
