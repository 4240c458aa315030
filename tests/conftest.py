"""What tests share: a data folder of their own, a small network, stories, and an editor's browser."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import pytest
from django.conf import settings
from tests.distribution import Distribution
from tests.network import Network, Outbox, make_network
from tests.once import made_once
from tests.processes.running import Installation

# Processes that tests start would compile the package again, each of them: a fifth of the time that a start takes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
os.environ["NASHRA_DATA"] = tempfile.mkdtemp(prefix="nashra-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
atexit.register(shutil.rmtree, os.environ["NASHRA_DATA"], ignore_errors=True)
django.setup()  # the settings are named here, later than pytest-django looks for them
# Where pytest-xdist's processes inherited the name, pytest-django would read the settings in each of them before this
# file has named their own data folder, and all of them would share the first one's.
del os.environ["DJANGO_SETTINGS_MODULE"]
if Path(os.environ["NASHRA_DATA"]) != settings.DATA:
    raise pytest.UsageError(f"DJANGO_SETTINGS_MODULE must not be set: tests would write to {settings.DATA}")

if TYPE_CHECKING:
    from django.test import Client

    from nashra.fragments.store.memory import MemoryStore
    from nashra.newsroom.models import Article


_ASKING_FOR_A_DATABASE = {"db", "transactional_db", "new_database", "prepared"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that no process of pytest-xdist has one of them left when the others are done.

    What drives a browser begins with making the database; the other process has what needs none meanwhile.
    """
    marked = {
        name: {item.path for item in items if item.get_closest_marker(name)}
        for name in ("browser", "processes", "django_db")
    }
    with_database = marked["django_db"] | {
        item.path for item in items if _ASKING_FOR_A_DATABASE.intersection(getattr(item, "fixturenames", ()))
    }
    site_of_browsers = Path(__file__).parent / "browser"
    items.sort(
        key=lambda item: (
            site_of_browsers not in item.path.parents,
            item.path in with_database,
            item.path not in marked["processes"] | marked["browser"],
        )
    )


def pytest_collection_finish() -> None:
    """What was imported stays: looking for garbage in it took a tenth of all tests' time.

    As often as usual: a file that somebody leaves open is told of while the test runs that left it.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Distribution:
    return Distribution(config, log)


@pytest.fixture(scope="session", autouse=True)
def store_closed_at_the_end() -> Iterator[None]:
    """So that pytest's lines are the last of a run."""
    yield
    from nashra.pages import store

    if store._store.cache_info().currsize:
        store.store().close()


_NEW_DATABASE = Path(os.environ["NASHRA_DATA"]) / "new.sqlite3"


def _migrate(folder: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(folder / _NEW_DATABASE.name)
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["NAME"] = usual


def _renew_the_database() -> None:
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    connection.close()
    with (
        contextlib.closing(sqlite3.connect(_NEW_DATABASE)) as new,
        contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"])) as database,
    ):
        new.backup(database)
    ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def new_database(
    django_test_environment: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A database that was migrated and nothing more, to be copied."""
    with django_db_blocker.unblock():
        return made_once(tmp_path_factory, "database", _migrate) / _NEW_DATABASE.name


@pytest.fixture(scope="session")
def django_db_setup(new_database: Path) -> None:
    """Instead of pytest-django's, which migrates in each process: the tables are made once in a run."""
    from django.db import connection

    shutil.copyfile(new_database, _NEW_DATABASE)
    _renew_the_database()
    # What Django puts back before a test that empties the database: nothing, for it finds a new one.
    connection._test_serialized_contents = "[]"


def _empties_the_database(test: pytest.Item) -> bool:
    marker = test.get_closest_marker("django_db")
    fixtures: list[str] = getattr(test, "fixturenames", [])
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in fixtures


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test with transactions of its own empties the database at its end; the next one finds a new one."""
    try:
        yield
    finally:
        if _empties_the_database(item) and _NEW_DATABASE.exists():
            _renew_the_database()


@pytest.fixture(scope="session")
def prepared(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an installation that has no edition yet, to be copied; its tables are those of all tests."""

    def set_up(folder: Path) -> None:
        shutil.copyfile(new_database, folder / "nashra.sqlite3")
        done = Installation(folder).run("setup")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "prepared", set_up)


@pytest.fixture(autouse=True)
def own_index(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> None:
    """Each test has a search index of its own, made where it needs one, and tells the desk of its own faults."""
    settings.SEARCH_INDEX = tmp_path / "search-index"
    settings.FAULTS = tmp_path / "faults"
    settings.WANTED_SIZES = tmp_path / "wanted-sizes"
    if "db" in request.fixturenames:  # numbers of photos begin anew
        shutil.rmtree(Path(settings.MEDIA_ROOT) / "photos", ignore_errors=True)


@pytest.fixture
def outbox(db: None) -> Outbox:
    return Outbox()


@pytest.fixture
def memory_store(monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    """The process's fragment store, in which no other test has put anything: numbers begin anew with the database."""
    from nashra.fragments.store.memory import MemoryStore
    from nashra.pages import store as stores

    made = MemoryStore()
    monkeypatch.setattr(stores, "_store", lambda: made)
    return made


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages rendered in the test itself leave the connection open on which its transaction is."""
    from nashra.pages import render

    monkeypatch.setattr(render, "close_old_connections", lambda: None)


@pytest.fixture
def network(outbox: Outbox) -> Network:
    made = make_network()
    outbox.forget()
    return made


@pytest.fixture
def write(network: Network) -> Callable[..., Article]:
    """Writes a draft, placed in the first edition's world section unless told otherwise."""
    from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft

    def write(headline: str = "هدنة في الجنوب", **fields: Any) -> Article:
        fields.setdefault("placements", [PlacementDraft(network.maghrib, network.world)])
        fields.setdefault("body", [("paragraph", "<p>نص الخبر.</p>")])
        return draft(story=StoryDraft(headline=headline, **fields))

    return write


@pytest.fixture
def publish(write: Callable[..., Article], outbox: Outbox) -> Callable[..., Article]:
    """Writes a story and publishes it, as something that happened before the test."""
    from nashra.newsroom.actions.publish import publish as publish_now

    def publish(headline: str = "هدنة في الجنوب", **fields: Any) -> Article:
        article = publish_now(article=write(headline, **fields))
        outbox.forget()
        return article

    return publish


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    """The browser of an editor who may do anything."""
    from django.contrib.auth import get_user_model

    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "-"))
    return client
