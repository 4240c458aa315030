"""A story that an edition holds back (an embargo, a scheduled change, an end) is on none of its pages by another's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.network import Network, Outbox

from nashra.audience.models import MostRead
from nashra.fragments.model import Fragment, ListFragment, Recipe, Sites
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom import schedule
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unschedule import unschedule
from nashra.newsroom.models import Article, PhotoRendition, Placement
from nashra.pages import generation
from nashra.pages.context.edition import origin
from nashra.pages.invalidation import invalidated_by
from nashra.pages.render import render
from nashra.related.models import RelatedStory
from nashra.search.indexing.rebuild import rebuild

HEADLINE = "اتفاق ينهي الحرب"
HOUR = timedelta(hours=1)
KINDS = ("story-page", "see-also", "related")


@pytest.fixture
def sites(memory_store: MemoryStore, network: Network) -> Sites:
    """The generation of a store of the test's own."""
    PhotoRendition.cache_backend.clear()
    return generation.begin()


@pytest.fixture
def secret(publish: Callable[..., Article]) -> Article:
    """Live in the first edition, and not placed in the second."""
    return publish(HEADLINE)


@pytest.fixture
def other(publish: Callable[..., Article], secret: Article, network: Network) -> Article:
    """A story of both editions that shows it in every way that there is."""
    there = [PlacementDraft(edition, network.world) for edition in (network.maghrib, network.misr)]
    link = f'<p>انظر <a linktype="story" id="{secret.pk}">ما سبق</a>.</p>'
    found = publish(
        "مفاوضات في الميناء",
        placements=there,
        see_also=[secret],
        body=[("read_more", secret), ("paragraph", link)],
    )
    RelatedStory.objects.filter(article=found).delete()
    RelatedStory.objects.create(article=found, related=secret, score=0.9)
    MostRead.objects.create(edition=network.misr, article=secret, position=0)
    return found


def _keys(sites: Sites, story: Article) -> dict[int, list[bytes]]:
    """The story's fragments, by edition."""
    return {
        int(prefix.split("/")[1]): [f"{prefix}{kind}/{story.pk}".encode() for kind in KINDS]
        for prefix in sites.prefixes()
    }


def _bytes(fragment: Fragment) -> bytes:
    match fragment:
        case Recipe():
            return b"".join(fragment.pieces)
        case ListFragment():
            return b"".join(item.html for item in fragment.items)
    return b""


def _shown(sites: Sites, story: Article, edition: int) -> dict[str, str]:
    """The fragments of a story in an edition, by their kind."""
    keys = _keys(sites, story)[edition]
    found = {entry.key: _bytes(entry.fragment).decode() for entry in render(keys)}
    return {kind: found[key] for kind, key in zip(KINDS, keys, strict=True)}


def _place(secret: Article, network: Network, **times: datetime) -> None:
    """Publish the story with a placement in the second edition."""
    here = Article.objects.get(pk=secret.pk)
    placement = Placement(edition=network.misr, section=network.world, sort_order=1, **times)
    here.placements = [*here.placements.all(), placement]
    here.save_revision()
    publish_now(article=here)


def _embargo(secret: Article, network: Network) -> None:
    _place(secret, network, embargo_at=timezone.now() + HOUR)


def _schedule(secret: Article, network: Network) -> None:
    here = Article.objects.get(pk=secret.pk)
    here.go_live_at = timezone.now() + HOUR
    here.placements = [
        *here.placements.all(),
        Placement(edition=network.misr, section=network.world, sort_order=1),
    ]
    here.save_revision()
    publish_now(article=here)


HELD = {"embargoed": _embargo, "scheduled": _schedule}


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], int]:
    """Runs what is due as if it were another time."""

    def run(when: datetime) -> int:
        with mock.patch("django.utils.timezone.now", return_value=when):
            return schedule.run_due(when)

    return run


def test_story_that_an_edition_does_not_place_is_linked_where_it_stands(
    other: Article, sites: Sites, network: Network
) -> None:
    for html in _shown(sites, other, network.misr.pk).values():
        assert HEADLINE in html
        assert f"{origin(network.maghrib)}/" in html


@pytest.mark.parametrize("held", HELD)
def test_story_that_an_edition_holds_back_is_not_shown_until_its_minute(
    held: str,
    secret: Article,
    other: Article,
    sites: Sites,
    network: Network,
    outbox: Outbox,
    at: Callable[[datetime], int],
) -> None:
    keys = set(_keys(sites, other)[network.misr.pk])
    outbox.forget()
    HELD[held](secret, network)
    assert keys <= invalidated_by(outbox.changes(), sites)
    for html in _shown(sites, other, network.misr.pk).values():
        assert HEADLINE not in html
        assert f"/{secret.pk}/" not in html
    for html in _shown(sites, other, network.maghrib.pk).values():
        assert HEADLINE in html
    outbox.forget()
    assert at(timezone.now() + 2 * HOUR) == 1
    assert keys <= invalidated_by(outbox.changes(), sites)
    for html in _shown(sites, other, network.misr.pk).values():
        assert HEADLINE in html
        assert (
            f'href="{origin(network.maghrib)}/'
            not in html.partition("<article")[2].partition("</article>")[0]
        )


def test_story_that_ended_in_an_edition_does_not_come_back_by_another(
    secret: Article, other: Article, sites: Sites, network: Network, at: Callable[[datetime], int]
) -> None:
    _place(secret, network, expires_at=timezone.now() + HOUR)
    assert HEADLINE in _shown(sites, other, network.misr.pk)["see-also"]
    at(timezone.now() + 2 * HOUR)
    for html in _shown(sites, other, network.misr.pk).values():
        assert HEADLINE not in html


def test_time_that_is_taken_back_holds_back_no_more(
    secret: Article, other: Article, sites: Sites, network: Network, outbox: Outbox
) -> None:
    _schedule(secret, network)
    outbox.forget()
    unschedule(revision=Article.objects.get(pk=secret.pk).scheduled_revision)
    assert set(_keys(sites, other)[network.misr.pk]) <= invalidated_by(outbox.changes(), sites)
    assert HEADLINE in _shown(sites, other, network.misr.pk)["related"]


def test_scheduled_change_that_cannot_be_read_is_one_storys(
    secret: Article, other: Article, sites: Sites, network: Network
) -> None:
    _schedule(secret, network)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailcore_revision SET content = '[1]' WHERE approved_go_live_at IS NOT NULL"
        )
    assert "مفاوضات في الميناء" in _shown(sites, other, network.misr.pk)["story-page"]


@pytest.mark.parametrize("held", HELD)
@pytest.mark.usefixtures("one_connection", "other")
def test_pages_lists_searches_and_feeds_keep_it_back_too(
    held: str, secret: Article, sites: Sites, network: Network, client: Client
) -> None:
    HELD[held](secret, network)
    rebuild()
    prefix = next(one for one in sites.prefixes() if int(one.split("/")[1]) == network.misr.pk)
    world = network.world.pk
    lists = ("latest/", "lead/", "most-read/", f"block/{world}", f"section/{world}")
    for entry in render([f"{prefix}{one}".encode() for one in lists]):
        assert HEADLINE.encode() not in _bytes(entry.fragment)
    for path in ("/search", "/search.rss", "/search/suggest"):
        answer = client.get(path, {"q": "اتفاق ينهي"}, headers={"host": "misr.localhost"})
        assert answer.status_code == 200
        assert HEADLINE not in answer.content.decode()
