"""The index in real processes: seen by all at once, and healed after kill -9 at any point."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.processes.readers import worker_held
from tests.processes.running import Installation
from tests.waiting import let_run, until

pytestmark = pytest.mark.processes

NETWORK = """
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
edition = add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA")
show_section(edition, name="العالم", slug="world")
"""

PUBLISH = """
import itertools, os, signal, sys
from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.actions.unpublish import unpublish
edition, section = Edition.objects.get(), Section.objects.get()

def story(headline):
    places, body = [PlacementDraft(edition, section)], [("paragraph", "<p>نص.</p>")]
    return publish(article=draft(story=StoryDraft(headline=headline, placements=places, body=body)))
"""

WITHOUT_END = """
for n in itertools.count():
    made = story(f"ميناء طنجة {n}")
    if n % 4 == 1:
        unpublish(article=made, reason="error")
"""

KILLED_BEFORE_INDEXING = """
from nashra.search.indexing import consumer
consumer._changed_stories = lambda change: os.kill(os.getpid(), signal.SIGKILL)
story("طائر العنقاء")
"""

KILLED_WHILE_INDEXING = """
from nashra.search.indexing import published_stories as stories
read = stories.of_numbers
def of_numbers(numbers):
    yield from read(numbers)
    os.kill(os.getpid(), signal.SIGKILL)
stories.of_numbers = of_numbers
story("طائر الرخ")
"""

KILLED_WHILE_REBUILDING = """
import os, signal
from nashra.search.indexing import published_stories as stories
from nashra.search.indexing.rebuild import rebuild
read = stories.published
def published():
    yield from list(read())[:3]
    os.kill(os.getpid(), signal.SIGKILL)
stories.published = published
rebuild()
"""


@pytest.fixture(scope="module")
def seeded(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Installation(shutil.copytree(prepared, tmp_path_factory.mktemp("network") / "data"))
    making = site.start_python(NETWORK + PUBLISH + "for n in range(6): story(f'خبر {n}')")
    said, _ = making.communicate(timeout=60)
    assert making.returncode == 0, said
    return site.data


@pytest.fixture
def site(seeded: Path, tmp_path: Path) -> Iterator[Installation]:
    shutil.copytree(seeded, tmp_path / "data")
    site = Installation(tmp_path / "data")
    yield site
    if site.server is not None:
        assert site.stop() == 0, site.log


@pytest.fixture(scope="module")
def running(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A site that tests share, with its server."""
    site = Installation(shutil.copytree(seeded, tmp_path_factory.mktemp("running") / "data"))
    site.start()
    yield site
    assert site.stop() == 0, site.log


def finds(site: Installation, words: str) -> bool:
    with site.reader() as reader:
        return "search-count" in reader.get(f"/search?q={quote(words)}").text


def agrees(site: Installation) -> bool:
    return site.run("search", "check").returncode == 0


def killed(site: Installation, code: str) -> bool:
    process = site.start_python(code)
    process.communicate(timeout=60)
    return process.returncode == -signal.SIGKILL


def test_every_process_finds_what_was_published_and_no_longer_what_was_taken_down(
    running: Installation,
) -> None:
    assert not any(finds(running, "الفينيق") for _ in range(6))
    address = running.publish("طائر الفينيق يعود")
    assert all(finds(running, "الفينيق") for _ in range(6))
    assert running.run("story", "unpublish", address.split("/")[4], "--reason", "error").returncode == 0
    assert not any(finds(running, "الفينيق") for _ in range(6))


@pytest.mark.parametrize(
    ("code", "word"),
    [(KILLED_BEFORE_INDEXING, "العنقاء"), (KILLED_WHILE_INDEXING, "الرخ")],
    ids=["before", "while"],
)
def test_worker_indexes_what_a_killed_publisher_left(running: Installation, code: str, word: str) -> None:
    with worker_held(running):
        assert killed(running, PUBLISH + code)
        assert not agrees(running)
        assert not finds(running, word)
    assert until(lambda: finds(running, word))
    assert agrees(running)


def test_publishers_killed_at_random_leave_an_index_that_heals(site: Installation) -> None:
    chance = random.Random(6)
    for _ in range(5):
        publishers = [site.start_python(PUBLISH + WITHOUT_END) for _ in range(2)]
        let_run(chance.uniform(1.5, 3.0))
        for publisher in publishers:
            os.kill(publisher.pid, signal.SIGKILL)
            publisher.communicate()
    site.start()
    assert until(lambda: agrees(site), 30)


def test_killed_rebuild_leaves_the_old_index_and_the_next_one_is_whole(site: Installation) -> None:
    assert killed(site, KILLED_WHILE_REBUILDING)
    assert agrees(site)
    done = site.run("search", "rebuild")
    assert done.returncode == 0
    assert "6/6" in done.stderr
    assert agrees(site)
    assert len(list((site.data / "search").glob("v*-*"))) == 1


def test_worker_builds_the_index_that_an_installation_lacks(site: Installation) -> None:
    shutil.rmtree(site.data / "search")
    site.start()
    assert until(lambda: finds(site, "خبر"))
    assert agrees(site)


def test_damaged_index_is_said_and_built_anew(site: Installation) -> None:
    for file in (site.data / "search").glob("v*-*/*.term"):
        file.chmod(0o644)
        file.write_bytes(b"")
    done = site.run("search", "check")
    assert done.returncode == 1
    assert "nashra search rebuild" in done.stderr
    assert "Traceback" not in done.stderr
    site.start()
    assert until(lambda: finds(site, "خبر"))
    assert agrees(site)


def overwrite(generation: Path) -> None:
    """Other bytes in place, in files that the server's processes have open."""
    for file in generation.rglob("*.*"):
        if file.suffix in (".term", ".idx", ".store", ".fast"):
            file.chmod(0o644)
            with file.open("r+b") as opened:
                opened.write(b"\xff" * file.stat().st_size)


def lose_the_name(generation: Path) -> None:
    (generation.parent / "current").unlink()


def lose_a_segment(generation: Path) -> None:
    for file in generation.glob("*.idx"):
        file.unlink()


def test_damage_while_serving_is_never_nothing_found_and_heals_without_a_publish(
    running: Installation,
) -> None:
    assert until(lambda: finds(running, "خبر"))
    for damage in (overwrite, lose_the_name, lose_a_segment):
        generation = running.data / "search" / (running.data / "search" / "current").read_text()
        damage(generation)
        statuses = set()

        def is_replaced(old: str = generation.name, statuses: set[tuple[int, bool]] = statuses) -> bool:
            with running.reader() as reader:
                answer = reader.get(f"/search?q={quote('خبر')}")
            statuses.add((answer.status, "search-count" in answer.text))
            with suppress(FileNotFoundError):
                return (running.data / "search" / "current").read_text() != old
            return False

        if damage is lose_a_segment:  # who has it open reads on; the next to open it meets the damage
            running.publish("خبر آخر")
        assert until(is_replaced), running.log
        assert statuses <= {(503, False), (200, True)}
        assert until(lambda: finds(running, "خبر"))
    assert agrees(running)
