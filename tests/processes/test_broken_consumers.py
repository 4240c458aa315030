"""Each consumer broken in turn under a running site while stories are taken down, corrected and deleted.

No page of any process shows what it may not, before the fault is gone and before the worker has done anything;
and all is whole after it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from tests.processes.readers import Readers, headlines, is_settled, worker_held
from tests.processes.running import Installation
from tests.waiting import until

from nashra.publication.consumers import NAMES

FAULT = """
import os, resource, shutil, sqlite3, sys
from contextlib import contextmanager
from django.conf import settings
from django.db import connection
from nashra.publication import deliver

@contextmanager
def full_disk():
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)

@contextmanager
def locked_database():
    connection.cursor().execute("PRAGMA busy_timeout = 100")
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    connection.cursor().execute("PRAGMA busy_timeout = 20000")

@contextmanager
def broken_template():
    from django.template import engines
    from nashra.pages import templates
    get_template = templates.get_template
    templates.get_template = lambda name: engines["django"].from_string("{% include 'is/not/there.html' %}")
    yield
    templates.get_template = get_template

@contextmanager
def failing_look_up():
    from nashra.related import queries
    listed_in = queries.listed_in
    queries.listed_in = lambda *arguments: 1 / 0
    yield
    queries.listed_in = listed_in

@contextmanager
def removed_store():
    shutil.rmtree(settings.FRAGMENT_STORE, ignore_errors=True)
    yield

@contextmanager
def no_fault():
    yield

deliver_whole = deliver.deliver

def deliver_broken(changes):
    with globals()[sys.argv[1]]():
        try:
            deliver_whole(changes)
        except Exception as error:
            print("not delivered:", repr(error))

deliver.deliver = deliver_broken
"""

ACT = """
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article
taken_down, corrected, deleted = (Article.objects.get(pk=number) for number in sys.argv[-3:])
unpublish(article=taken_down, reason="error")
correct(article=corrected, headline=f"مصحح بعد نشره: {corrected.pk}", note="صُحّح.")
delete(article=deleted)
"""

BROKEN = {
    "full_disk": NAMES,
    "failing_look_up": ("invalidate_pages",),
    "locked_database": ("related", "duplicates"),
    "broken_template": (),  # what cannot be rendered is emptied, logged, and rendered when it is next read
    "removed_store": (),
}
"""Each fault, and the consumers that say that they have failed."""


@pytest.fixture
def readers(site: Installation) -> Iterator[Readers]:
    """Readers who have seen every page."""
    asking = Readers(site, [*headlines(site)])
    asking.pages()
    yield asking
    asking.close()


def act(site: Installation, fault: str) -> tuple[list[str], list[int], str]:
    """Take down, correct and delete a story each; gives what must not be shown, which they are, and what was said."""
    chosen = dict(list(headlines(site).items())[-4:-1])
    acting = site.start_python(FAULT + ACT, fault, *map(str, chosen))
    said, _ = acting.communicate(timeout=120)
    assert acting.returncode == 0, said
    return [*chosen.values()], [*chosen], said


@pytest.mark.parametrize("fault", BROKEN)
def test_nothing_is_shown_that_may_not_be_while_consumers_fail(
    site: Installation, readers: Readers, fault: str
) -> None:
    with worker_held(site):
        before, numbers, said = act(site, fault)
        assert [name for name in NAMES if f"{name} failed" in said] == [*BROKEN[fault]]
        assert ("could not be shown and is left out" in said) is (fault == "broken_template")
        assert readers.showing(*before) == []
        statuses = {address: status for (_, address), (status, _text) in readers.pages().items()}
        assert [a for a, status in statuses.items() if status not in (200, 404, 410)] == []
    assert until(lambda: is_settled(site), 60), site.log
    assert readers.showing(*before) == []
    assert readers.showing(f"مصحح بعد نشره: {numbers[1]}")


def test_story_that_the_broken_index_still_holds_is_not_shown(site: Installation, readers: Readers) -> None:
    index, away = site.data / "search", site.data / "search-away"
    index.rename(away)
    index.write_text("not a folder")
    try:
        before, _numbers, said = act(site, "no_fault")
        assert "index failed" in said
        assert readers.showing(*before) == []
    finally:
        index.unlink(missing_ok=True)
        away.rename(index)
    assert readers.showing(*before) == [], "the index holds them still, or again"
    assert until(lambda: is_settled(site), 60), site.log
    assert readers.showing(*before) == []


def test_all_is_whole_after_it(site: Installation) -> None:
    assert until(lambda: is_settled(site), 60), site.log
    kept = by_address(site)
    assert site.stop() == 0
    shutil.rmtree(site.data / "fragments")
    site.start()
    anew = by_address(site)
    assert kept.keys() == anew.keys()
    assert [address for address in kept if kept[address] != anew[address]] == []


def by_address(site: Installation) -> dict[str, tuple[int, str]]:
    """Every page, which all processes give alike."""
    readers = Readers(site, list(range(1, 25)))
    pages: dict[str, tuple[int, str]] = {}
    for (_process, address), page in readers.pages().items():
        assert pages.setdefault(address, page) == page, address
    readers.close()
    return pages
