"""Whatever meets a damaged index asks for a rebuild, once; nobody is told that nothing was found; and it is mended."""

from __future__ import annotations

import argparse
import logging
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.plans import plan
from tests.search.index.full_disk import full_disk

from nashra.changes.models import Delivery, OutboxRow
from nashra.cli import search as command
from nashra.cli.installation import CommandError
from nashra.newsroom.actions import publish as publishing
from nashra.newsroom.models import Article, Placement
from nashra.publication.consumers import CONSUMERS
from nashra.publication.deliver import deliver_due
from nashra.related.actions.compute import compute
from nashra.search.admin import story_search
from nashra.search.indexing import index_state, keeper, rebuild, shortage
from nashra.search.indexing.keeper import Keeper
from nashra.search.instance import _opened, engine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]

HOST = "maghrib.localhost"
Act = Callable[..., Any]


@pytest.fixture
def act(django_capture_on_commit_callbacks: Any) -> Act:
    """Does something, and what its commit brings about, though the test itself rolls back."""

    def act(action: Callable[..., Any], **arguments: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action(**arguments)

    return act


@pytest.fixture
def story(act: Act, write: Callable[..., Article], caplog: pytest.LogCaptureFixture) -> Article:
    """A story in an index that is built."""
    caplog.set_level(logging.ERROR, "nashra")
    made = act(publishing.publish, article=write("طائر الفينيق يعود إلى طنجة"))
    rebuild.rebuild()
    return made


def generation() -> Path:
    return Path(settings.SEARCH_INDEX) / (Path(settings.SEARCH_INDEX) / "current").read_text()


def overwrite() -> None:
    """Every file's bytes become others in place, under whoever has it open."""
    for file in generation().rglob("*.*"):
        if file.is_file() and file.name != "meta.json" and not file.name.startswith("."):
            file.chmod(0o644)
            with file.open("r+b") as opened:
                opened.write(b"\xff" * file.stat().st_size)
    _opened.cache_clear()


def search_page(client: Client) -> int:
    return client.get("/search", {"q": "الفينيق"}, headers={"host": HOST}).status_code


def finds(client: Client) -> bool:
    answer = client.get("/search", {"q": "الفينيق"}, headers={"host": HOST})
    return answer.status_code == 200 and 'class="search-count' in answer.content.decode()


MEETINGS: dict[str, Callable[[Client, Article], object]] = {
    "a reader's search": lambda client, story: search_page(client) == 503,
    "suggestions": lambda client, story: (
        client.get("/search/suggest", {"q": "الف"}, headers={"host": HOST}).status_code == 503
    ),
    "a feed": lambda client, story: (
        client.get("/search.rss", {"q": "الفينيق"}, headers={"host": HOST}).status_code == 503
    ),
    "related": lambda client, story: compute(story.pk) or True,
}


@pytest.mark.parametrize("meet", MEETINGS.values(), ids=MEETINGS)
def test_whoever_reads_damage_asks_for_a_rebuild(
    meet: Callable[[Client, Article], object],
    story: Article,
    client: Client,
    caplog: pytest.LogCaptureFixture,
) -> None:
    overwrite()
    for _ in range(3):
        assert meet(client, story)
    assert index_state.is_damage_recorded()
    assert caplog.text.count("the worker rebuilds it") == 1
    Keeper().keep()
    assert not index_state.is_damage_recorded()
    assert finds(client)


def test_newsroom_list_that_meets_damage_asks_and_reads_headlines_meanwhile(
    desk: Client, story: Article
) -> None:
    overwrite()
    listed = desk.get("/newsroom/stories/", {"q": "الفينيق"}).context["object_list"]
    assert [one.pk for one in listed] == [story.pk]
    assert index_state.is_damage_recorded()


def test_publish_that_meets_damage_asks_and_is_in_the_new_index(
    act: Act, write: Callable[..., Article], story: Article, client: Client
) -> None:
    overwrite()
    act(publishing.publish, article=write("خبر ثان عن الفينيق"))
    assert not OutboxRow.objects.exists()
    assert index_state.is_damage_recorded()
    Keeper().keep()
    assert "2" in client.get("/search", {"q": "الفينيق"}, headers={"host": HOST}).content.decode()
    assert engine().snapshot().statistics.stories == 2


def lose_the_name() -> None:
    (Path(settings.SEARCH_INDEX) / "current").unlink()


def lose_all() -> None:
    shutil.rmtree(settings.SEARCH_INDEX)


def lose_a_segment() -> None:
    next(generation().glob("*.idx")).unlink()
    _opened.cache_clear()


@pytest.mark.parametrize("lose", [lose_the_name, lose_all, lose_a_segment])
def test_index_that_is_gone_is_never_nothing_found_and_is_rebuilt(
    lose: Callable[[], None], story: Article, client: Client, desk: Client
) -> None:
    lose()
    assert search_page(client) == 503
    assert client.get("/search.rss", {"q": "الفينيق"}, headers={"host": HOST}).status_code == 503
    listed = desk.get("/newsroom/stories/", {"q": "الفينيق"}).context["object_list"]
    assert [one.pk for one in listed] == [story.pk]
    Keeper().keep()
    assert finds(client)
    assert rebuild.reason() == ""


def test_nothing_found_is_not_said_while_a_rebuild_is_wanted_or_under_way(
    story: Article, client: Client
) -> None:
    def nothing() -> int:
        return client.get("/search", {"q": "تنين"}, headers={"host": HOST}).status_code

    assert nothing() == 200
    index_state.record_damage()
    assert (nothing(), finds(client)) == (503, True)
    seen: list[int] = []
    rebuild.rebuild(lambda done: seen.append(nothing()), is_needed=True)
    assert set(seen) == {503}
    assert nothing() == 200


def test_nobody_asks_again_while_a_rebuild_is_under_way(story: Article, client: Client) -> None:
    overwrite()
    search_page(client)
    rebuild.rebuild(lambda done: search_page(client), is_needed=True)
    assert not index_state.is_damage_recorded()
    assert rebuild.reason() == ""


def test_damage_of_files_that_are_whole_is_forgotten_and_they_are_read_less_and_less_often(
    story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    damage = type(engine()).damage
    monkeypatch.setattr(type(engine()), "damage", lambda self: read.append("all") or damage(self))
    kept, worker = generation(), Keeper()
    for _ in range(5):
        index_state.record_damage()
        worker.keep()
    assert read == ["all"]
    monkeypatch.setattr(
        keeper.time, "monotonic", lambda now=keeper.time.monotonic: now() + keeper.LONGEST_WAIT
    )
    worker.keep()
    assert read == ["all"] * 2
    assert not index_state.is_damage_recorded()
    assert generation() == kept


def test_change_waits_for_a_full_disk_and_asks_for_no_rebuild(
    act: Act, write: Callable[..., Article], story: Article, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = type(engine()).write

    def put_on_a_full_disk(self: Any, *arguments: Any) -> None:
        with full_disk():
            put(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(type(engine()), "write", put_on_a_full_disk)
        act(publishing.publish, article=write("خبر ثان عن الفينيق"))
    [delivery] = Delivery.objects.all()
    assert (delivery.consumer, "File too large" in delivery.error) == ("index", True)
    assert rebuild.reason() == ""
    assert not index_state.is_damage_recorded()
    assert finds(client)
    Delivery.objects.update(due_at="2020-01-01T00:00Z")
    assert deliver_due(CONSUMERS[-1]) == 1
    assert engine().snapshot().statistics.stories == 2


def test_rebuild_that_the_disk_refuses_is_wanted_until_there_is_room(story: Article, client: Client) -> None:
    overwrite()
    search_page(client)
    worker = Keeper()
    with full_disk(), pytest.raises(OSError, match="File too large"):
        worker.keep()
    assert rebuild.reason()
    Keeper().keep()
    assert finds(client)


def test_no_rebuild_is_begun_where_there_is_obviously_no_room(
    story: Article, client: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = generation()
    index_state.write_basis({})
    with monkeypatch.context() as patch:
        patch.setattr(rebuild, "BYTES_OF_A_STORY", 10**15)
        with pytest.raises(rebuild.NoSpaceError, match="Free some space"):
            Keeper().keep()
        with pytest.raises(CommandError, match="Free some space"):
            command.rebuild(argparse.Namespace())
    assert generation() == kept
    assert finds(client), "the old one answers"
    Keeper().keep()
    assert generation() != kept


def test_newsroom_tells_nothing_found_from_an_index_that_may_lack_stories(story: Article) -> None:
    assert story_search.numbers("تنين", 10) == []
    index_state.record_damage()
    assert story_search.numbers("تنين", 10) is None
    assert story_search.numbers("الفينيق", 10) == [story.pk]


def test_threads_that_keep_the_state_at_once_stand_in_no_others_way(story: Article) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(index_state.record_consumed, range(1_000, 1_800)))
    assert index_state.consumed() > 1_000
    left = {file.suffix for file in Path(settings.SEARCH_INDEX).glob("consumed.*")}
    assert left <= {".lock"}


class Counting:
    """A keeper that counts whenever it is asked to keep."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shortage, "COUNTED_EVERY", 0.0)
        monkeypatch.setattr(shortage, "COUNTED_AGAIN", 0.0)
        self._keeper = Keeper()

    def rebuilds(self) -> bool:
        before = generation()
        self._keeper.keep()
        return generation() != before


def test_index_with_fewer_stories_than_are_published_is_rebuilt(
    story: Article, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Counting(monkeypatch)
    assert not worker.rebuilds()
    engine().write(removed=[story.pk])
    assert [worker.rebuilds() for _ in range(4)] == [False, True, False, False]
    assert finds(client)


def test_story_on_its_way_to_the_index_is_not_missing(
    write: Callable[..., Article], story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Counting(monkeypatch)
    publishing.publish(article=write("لم يُفهرس بعد"))
    assert OutboxRow.objects.exists()
    assert not any(worker.rebuilds() for _ in range(3))


def test_what_no_rebuild_brings_is_no_reason_for_another(
    story: Article, write: Callable[..., Article], outbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Counting(monkeypatch)
    draft = write("مسودة")
    Placement.objects.filter(article=draft.pk).update(live=True)
    outbox.forget()
    assert [worker.rebuilds() for _ in range(5)] == [False, True, False, False, False]
    engine().write(removed=[story.pk])
    assert [worker.rebuilds() for _ in range(3)] == [False, True, False]


def test_counting_takes_two_statements_and_reads_an_index_alone(
    story: Article, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2) as statements:
        assert shortage.missing_placements() == 0
    assert "USING INDEX placement_" in str(plan(statements[0]["sql"])), "one of the live ones alone"
