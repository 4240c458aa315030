"""A small network in a folder, made once; each test that wants its own gets a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.once import made_once
from tests.processes.running import Installation, lives

NETWORK = """
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.newsroom import plain_body
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.publish import publish

editions = [
    add_edition(name="المغرب اليوم", slug="maghrib", host="maghrib.localhost", country="MA"),
    add_edition(name="مصر اليوم", slug="misr", host="misr.localhost", country="EG"),
]
sections = []
for edition in editions:
    sections = [
        show_section(edition, name=name, slug=slug, block_on_stories=slug != "world")
        for name, slug in (("العالم", "world"), ("رياضة", "sport"), ("صحة", "health"))
    ]
made = []
words = "هدنة الجنوب تدخل يومها ميناء طنجة قمة المناخ بطولة الكرة لقاح جديد أسعار القمح".split()
for n in range(24):
    headline = " ".join(words[(n + k * 5) % len(words)] for k in range(4)) + f" {n}"
    placed = [PlacementDraft(one, sections[n % 3], canonical=not k) for k, one in enumerate(editions[: 1 + n % 2])]
    body = plain_body.parse_body("قال المتحدث إن الأمر انتهى.")
    content = StoryDraft(headline=headline, placements=placed, body=body, city="طنجة", see_also=made[-2:])
    made.append(publish(article=draft(story=content)))
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("processes")


@pytest.fixture(scope="session")
def seeded(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two editions and some stories, on which nothing runs."""

    def seed(folder: Path) -> None:
        loading = Installation(shutil.copytree(prepared, folder, dirs_exist_ok=True)).start_python(NETWORK)
        said, _ = loading.communicate(timeout=120)
        assert loading.returncode == 0, said

    return made_once(tmp_path_factory, "seeded", seed)


Copy = Callable[[], Installation]


@contextmanager
def copies(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """Makes copies of that folder. Their servers are stopped at the end, and leave nothing running."""
    made: list[Installation] = []

    def copy() -> Installation:
        data = tmp_path_factory.mktemp("site")
        shutil.copytree(seeded, data, dirs_exist_ok=True)
        made.append(Installation(data))
        return made[-1]

    yield copy
    for site in made:
        if site.server is not None and site.server.poll() is None:
            started = site.processes()
            assert site.stop() == 0, site.log
            assert not [number for number in started if lives(number)], "something was left running"


@pytest.fixture(scope="module")
def copy(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    with copies(seeded, tmp_path_factory) as copy:
        yield copy


@pytest.fixture(scope="module")
def site(copy: Copy) -> Installation:
    """An installation that the tests of a module share, with its server."""
    shared = copy()
    shared.start()
    return shared


@pytest.fixture(scope="session")
def shared_site(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that several modules share, with its server; `tests.distribution` names them.

    They publish in it and leave all else as it was, and ask of its log only what was written since they began.
    """
    with copies(seeded, tmp_path_factory) as copy:
        shared = copy()
        shared.start()
        yield shared
