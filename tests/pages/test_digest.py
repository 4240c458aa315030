"""The digest that names a generation covers all that can change a rendering."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import grimp
import pytest

import nashra
from nashra.pages import digest as digests
from nashra.pages.digest import DISTRIBUTIONS, INVALIDATING, PACKAGES, digest, invalidation_digest

RENDERING = ("nashra.pages.registry", "nashra.pages.render", "nashra.pages.generation")
"""All that is rendered is made by these, or by what they import."""

CONSUMER = "nashra.pages.invalidate_pages"

NAMED_BY_STRING = (
    "nashra.newsroom.rich_text",
    "nashra.newsroom.wagtail_hooks",
    "nashra.editions.wagtail_hooks",
)
"""Modules that rendering reaches through Wagtail's hooks."""


@pytest.fixture(scope="module")
def reached() -> set[str]:
    """The modules that rendering imports, of nashra and of others."""
    graph = grimp.build_graph("nashra", include_external_packages=True)
    return set().union(RENDERING, *(graph.find_upstream_modules(module) for module in RENDERING))


def is_listed(module: str) -> bool:
    path = module.replace(".", "/").removeprefix("nashra/")
    return any(path == name.removesuffix(".py") or path.startswith(f"{name}/") for name in PACKAGES)


def test_every_module_that_rendering_imports_is_in_the_digest(reached: set[str]) -> None:
    own = {module for module in reached if module.startswith("nashra.")} | set(NAMED_BY_STRING)
    assert len(own) > 30
    assert sorted(module for module in own if not is_listed(module)) == []


def test_every_distribution_that_rendering_imports_is_in_the_digest(reached: set[str]) -> None:
    foreign = {module.split(".")[0] for module in reached if module.split(".")[0] != "nashra"}
    by_module = metadata.packages_distributions()
    names = {name for module in foreign - sys.stdlib_module_names for name in by_module.get(module, [module])}
    assert "Django" in names
    assert sorted({name.lower() for name in names} - {name.lower() for name in DISTRIBUTIONS}) == []


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package, of which digests are made."""
    copy = tmp_path / "nashra"
    shutil.copytree(Path(nashra.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(nashra, "__file__", str(copy / "__init__.py"))
    forget()
    yield copy
    forget()


def forget() -> None:
    """Have both digests made anew."""
    digest.cache_clear()
    invalidation_digest.cache_clear()


@pytest.mark.parametrize(
    "name",
    [
        "newsroom/queries/placements.py",
        "editions/models/edition.py",
        "related/queries.py",
        "fragments/codec.py",
        "pages/static/nashra/fonts/vazirmatn-arabic.woff2",
        "pages/static/nashra/nashra.js",
        "pages/templates/fragments/story.html",
        "locale/fr/LC_MESSAGES/django.mo",
    ],
)
def test_digest_changes_with_a_file_that_renders(copied: Path, name: str) -> None:
    before = digest()
    with (copied / name).open("ab") as file:
        file.write(b"\n")
    digest.cache_clear()
    assert digest() != before


def test_digest_is_the_same_for_the_same_files(copied: Path) -> None:
    before = digest()
    (copied / "pages" / "__pycache__").mkdir()
    (copied / "pages" / "__pycache__" / "render.pyc").write_bytes(b"compiled")
    digest.cache_clear()
    assert digest() == before


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_digest_changes_with_the_version_of_what_renders(
    copied: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before, version = digest(), metadata.version
    digest.cache_clear()
    monkeypatch.setattr(digests.metadata, "version", lambda one: "0.0" if one == name else version(one))
    assert digest() != before


def test_every_module_that_names_the_keys_of_a_change_is_in_its_digest() -> None:
    graph = grimp.build_graph("nashra")
    names = [module.removeprefix("nashra.") for module in graph.find_upstream_modules(CONSUMER)]
    naming = {
        name for name in names if any(word in name for word in ("changes.", "quer", "statements", "invalid"))
    }
    assert {"changes.outbox", "pages.invalidation", "related.queries"} <= naming
    rows = {
        name for name in naming if name.startswith(("arabic.", "editions."))
    }  # what is shown, not which keys
    listed = [name.removesuffix(".py").replace("/", ".") for name in INVALIDATING]
    assert [name for name in naming - rows if not any(name.startswith(one) for one in listed)] == []


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("pages/invalidation.py", True),
        ("changes/outbox.py", True),
        ("newsroom/queries/references.py", True),
        ("newsroom/migrations/0001_initial.py", True),
        ("pages/templates/fragments/story.html", False),
        ("locale/fr/LC_MESSAGES/django.mo", False),
    ],
)
def test_digest_of_invalidation_changes_with_what_names_keys_and_with_tables(
    copied: Path, name: str, matters: bool
) -> None:
    before = invalidation_digest()
    with (copied / name).open("ab") as file:
        file.write(b"\n")
    forget()
    assert (invalidation_digest() != before) == matters
