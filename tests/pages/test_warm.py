"""After a new generation has begun, the pages that readers are likely to ask for are rendered for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from tests.network import Network

from nashra.assembly.loader import MissingError
from nashra.edge.responses import PageResponses
from nashra.edge.site_pages import SitePages
from nashra.fragments.model import Recipe
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.models import Article
from nashra.pages import generation
from nashra.pages.render import fill, rendered
from nashra.pages.warm import warm

pytestmark = pytest.mark.usefixtures("one_connection")


@pytest.fixture
def store(memory_store: MemoryStore, network: Network) -> MemoryStore:
    return memory_store


def story_path(number: int) -> str:
    key = f"{generation.current().default}story-page/{number}".encode()
    recipe = fill([key])[key]
    assert isinstance(recipe, Recipe)
    return recipe.path


def test_likely_pages_are_whole_before_anyone_asks(
    store: MemoryStore, network: Network, publish: Callable[..., Article]
) -> None:
    number = publish("هدنة في الجنوب").pk
    generation.begin()
    pages = SitePages(store, frozenset(), frozenset())
    with pytest.raises(MissingError):
        pages.find("maghrib.localhost", "/", "")
    warm(set())
    before = Counter(rendered)
    for path in ("/", "/عالم", "/رياضة", story_path(number)):
        assert isinstance(pages.find("maghrib.localhost", path, ""), PageResponses)
    assert isinstance(pages.find("misr.localhost", "/", ""), PageResponses)
    assert rendered == before


def test_generation_is_warmed_once(store: MemoryStore, network: Network) -> None:
    known: set[str] = set()
    generation.begin()
    warm(known)
    before = Counter(rendered)
    store.clear()
    generation.begin()
    warm(known)
    assert rendered == before, "the same generation is not warmed again"


def test_story_that_cannot_be_rendered_holds_up_no_other_page(
    store: MemoryStore, network: Network, publish: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = publish("خبر تالف").pk, publish("هدنة في الجنوب").pk
    generation.begin()

    def fill_or_fail(keys):  # type: ignore[no-untyped-def]
        if any(key.endswith(f"story-page/{broken}".encode()) for key in keys):
            raise RuntimeError("a story is broken")
        return fill(keys)

    monkeypatch.setattr("nashra.pages.warm.fill", fill_or_fail)
    warm(set())
    pages = SitePages(store, frozenset(), frozenset())
    assert isinstance(pages.find("maghrib.localhost", story_path(whole), ""), PageResponses)
