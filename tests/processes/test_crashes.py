"""Processes that are killed, at chosen and at random moments: what readers see is right all the same."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from http.client import HTTPException

import pytest
from tests.processes.readers import Readers, headlines, is_settled, worker_held
from tests.processes.running import Installation, children_of, lives
from tests.waiting import let_run, until

from nashra.publication.consumers import NAMES

PUBLISH = """
import sys
from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
edition, section = Edition.objects.get(slug="maghrib"), Section.objects.get(slug="sport")

def story(headline):
    content = StoryDraft(
        headline=headline,
        placements=[PlacementDraft(edition, section)], body=[("paragraph", "<p>نص.</p>")],
    )
    return publish(article=draft(story=content))
"""

KILLED_BEFORE_RENDERING = (
    """
import os, signal
from nashra.publication import deliver
deliver.deliver = lambda changes: os.kill(os.getpid(), signal.SIGKILL)
"""
    + PUBLISH
    + "story('نُشر ثم مات الناشر')"
)

KILLED_WHILE_STORING = (
    """
import os, signal
from nashra.fragments.store.lmdb.store import LmdbStore
LmdbStore.put_many = lambda self, entries: os.kill(os.getpid(), signal.SIGKILL)
"""
    + PUBLISH
    + "story('نُشر ثم مات الناشر وهو يكتب')"
)

KILLED_BETWEEN = """
import os, signal, sys
from nashra.changes import deliveries
from nashra.publication import deliver
from nashra.publication.consumers import Consumer

def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

deliver.CONSUMERS = tuple(Consumer(one.name, die) if one.name == sys.argv[1] else one for one in deliver.CONSUMERS)
if sys.argv[1] == "acknowledge":
    deliveries.acknowledge = die

from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article
article = Article.objects.get(pk=sys.argv[3])
match sys.argv[2]:
    case "unpublish": unpublish(article=article, reason="error")
    case "correct": correct(article=article, headline=f"مصحح {article.pk} قبل الموت", note="صُحّح.")
    case "delete": delete(article=article)
"""

WITHOUT_END = (
    PUBLISH
    + """
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.unpublish import unpublish
import random, itertools
for n in itertools.count():
    made = story(f"ناشر {sys.argv[1]} خبر {n} {random.choice(['ميناء', 'قمة', 'لقاح'])}")
    if n % 3 == 1:
        correct(article=made, headline=f"مصحح {sys.argv[1]} {n}", note="صُحّح.")
    if n % 5 == 2:
        unpublish(article=made, reason="error")
"""
)


@pytest.mark.parametrize("code", [KILLED_BEFORE_RENDERING, KILLED_WHILE_STORING], ids=["before", "while"])
def test_worker_heals_what_a_killed_publisher_left(site: Installation, code: str) -> None:
    publisher = site.start_python(code)
    publisher.communicate(timeout=60)
    assert publisher.returncode == -signal.SIGKILL
    headline = re.findall("'(نُشر [^']+)'", code)[0]

    def shown() -> bool:
        with site.reader() as reader:
            return all(
                headline in reader.get(page).text for page in ("/", "/sport", "/sport/2/-", "/world/1/-")[:2]
            )

    assert until(shown), site.log


def pages_of(site: Installation) -> dict[str, tuple[int, str, str]]:
    """Every page of every edition: status, ETag and text."""
    found = {}
    with closing(sqlite3.connect(site.data / "nashra.sqlite3")) as database:
        numbers = [number for (number,) in database.execute("SELECT id FROM newsroom_article ORDER BY id")]
    for host in ("maghrib.localhost", "misr.localhost"):
        with site.reader(host) as reader:
            for path in ["/", "/world", "/sport", "/health", *(f"/x/{number}" for number in numbers)]:
                answer = reader.get(path)
                if answer.status == 301:
                    path = answer.headers["location"]
                    answer = reader.get(path)
                found[host + path] = (answer.status, answer.headers.get("etag", ""), answer.text)
    return found


@pytest.mark.parametrize("moment", [*NAMES, "acknowledge"])
def test_publisher_killed_between_two_consumers_leaves_nothing_stale(site: Installation, moment: str) -> None:
    live = [(number, headline) for number, headline in headlines(site).items() if "قبل الموت" not in headline]
    chosen = dict(live[4:7])
    readers = Readers(site, [number for number in headlines(site) if number < 13])
    readers.pages()
    with closing(readers):
        with worker_held(site):
            dying = [
                site.start_python(KILLED_BETWEEN, moment, action, str(number))
                for action, number in zip(("unpublish", "correct", "delete"), chosen, strict=True)
            ]
            said = [one.communicate(timeout=120)[0] for one in dying]
            assert [one.returncode for one in dying] == [-signal.SIGKILL] * 3, said
            if moment != NAMES[0]:
                assert readers.showing(*chosen.values()) == []
        assert until(lambda: is_settled(site), 60), site.log
        assert readers.showing(*chosen.values()) == []


def stories_in(site: Installation) -> int:
    with closing(sqlite3.connect(site.data / "nashra.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM newsroom_article").fetchone()[0])


def kill_at_random(site: Installation, kills: int, stories: int, seconds: float = 240) -> None:
    """Publish with two processes, and kill them and the server's at random, so often and for so many stories."""
    chance, killed = random.Random(7), 0
    publishers = [site.start_python(WITHOUT_END, str(name)) for name in range(2)]
    deadline, wanted = time.monotonic() + seconds, stories_in(site) + stories
    while (killed < kills or stories_in(site) < wanted) and time.monotonic() < deadline:
        let_run(chance.uniform(0.5, 2.0))
        for place, publisher in enumerate(publishers):
            if publisher.poll() is not None:
                end_of(publisher)
                publishers[place] = site.start_python(WITHOUT_END, f"{place}-{killed}")
        # One of the publishers: the other is never killed before it has come to publish something.
        victim = chance.choice([*victims_in(site), publishers[0].pid])
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
            killed += 1
        with suppress(OSError, HTTPException), site.reader() as reader:
            reader.get("/")
    for publisher in publishers:
        end_of(publisher)
    assert killed >= kills


def victims_in(site: Installation) -> list[int]:
    """The processes that serve and the background worker; not their parents, which would be waited for longer."""
    assert site.server is not None
    parents = {parent for parent in site.processes() if children_of(parent)}
    return [number for number in site.processes() if number not in parents]


def end_of(publisher: subprocess.Popen[str]) -> None:
    """End it, if it has not ended, and what it might still say."""
    publisher.kill()
    publisher.communicate()


def both_answer(site: Installation) -> bool:
    """Whether both of the server's processes are there again: one that was just killed breaks connections off."""
    try:
        Readers(site, []).close()
    except (AssertionError, OSError, HTTPException):
        return False
    return True


def test_after_random_kills_every_page_is_what_an_emptied_store_renders(copy) -> None:
    site = copy()
    site.start()
    kill_at_random(site, kills=10, stories=12)
    assert until(lambda: both_answer(site), 90), site.log
    assert until(lambda: is_settled(site), 60), site.log
    kept = pages_of(site)
    assert len(kept) > 70
    started = site.processes()
    assert site.stop() == 0
    assert not [one for one in started if lives(one)]
    shutil.rmtree(site.data / "fragments")
    site.start()
    anew = pages_of(site)
    assert kept.keys() == anew.keys()
    assert [page for page in kept if kept[page] != anew[page]] == []
