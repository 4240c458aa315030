"""After an upgrade the generation before shows each page until it is rendered, and no page that is not whole there."""

from __future__ import annotations

import asyncio
from asyncio import Runner
from collections.abc import Mapping, Sequence
from threading import Event

import msgspec
import pytest
from tests.edge.conftest import Response, Site, ask

from nashra.fragments.model import (
    FORMER,
    SITES,
    Bundle,
    FormerGeneration,
    Fragment,
    Part,
    Piece,
    Recipe,
    Sites,
    Tombstone,
)

SEVEN = "/رياضة/7/سابعة"
EIGHT = "/رياضة/8/ثامنة"


def _renamed(fragment: Fragment) -> Fragment:
    """A fragment as generation h has it: with keys of its own, and words that say so."""
    match fragment:
        case Recipe() | Bundle():
            parts = tuple(Part(part.key.replace(b"g/", b"h/"), part.show) for part in fragment.parts)
            return msgspec.structs.replace(fragment, parts=parts)
        case Piece():
            return Piece(fragment.html.replace(b"<p>", b"<p>new "))
    return fragment


class Upgraded:
    """A site whose pages all were rendered, of which another generation has begun, and who renders it on a sign."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.go_on = Event()
        self.filled = Event()
        site.publish(site.database)
        site.database |= {
            key.replace(b"g/", b"h/"): _renamed(fragment)
            for key, fragment in site.database.items()
            if key.startswith(b"g/")
        }
        site.publish(
            {
                SITES: Sites({"one.test": "h/1/", "two.test": "h/2/"}, "h/1/"),
                b"h/1/" + FORMER: FormerGeneration("g/1/", 1.0),
            }
        )

    def fill(self, keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
        """Wait for the sign, then render."""
        assert self.go_on.wait(30)
        found = self.site.fill(keys)
        if b"h/1/latest/" in keys:
            self.filled.set()
        return found


@pytest.fixture
def upgraded(site: Site) -> Upgraded:
    return Upgraded(site)


def test_page_is_shown_at_once_and_rendered_behind_it(upgraded: Upgraded, loop: Runner) -> None:
    edge = upgraded.site.edge(fill=upgraded.fill)

    async def scenario() -> None:
        first = await ask(edge, SEVEN)  # nothing can be rendered yet
        assert first.status == 200
        assert "<p>seven</p>" in first.text
        upgraded.go_on.set()
        assert await asyncio.to_thread(upgraded.filled.wait, 30)
        assert "<p>new seven</p>" in (await ask(edge, SEVEN)).text

    loop.run(scenario())


def test_one_page_at_a_time_is_rendered_behind_readers(upgraded: Upgraded, loop: Runner) -> None:
    edge = upgraded.site.edge(fill=upgraded.fill)
    upgraded.site.rendered.clear()

    async def scenario() -> None:
        for path in (SEVEN, EIGHT, "/", "/رياضة"):
            assert (await ask(edge, path)).status == 200
        upgraded.go_on.set()
        assert await asyncio.to_thread(upgraded.filled.wait, 30)

    loop.run(scenario())
    assert {key.split(b"/")[-2] for key in upgraded.site.rendered} == {
        *(b"story-page", b"top", b"story"),
        *(b"shared", b"latest"),
    }


def _after(upgraded: Upgraded, loop: Runner, path: str) -> Response:
    """What a reader gets where rendering is not held up."""
    upgraded.go_on.set()
    return loop.run(ask(upgraded.site.edge(fill=upgraded.fill), path))


def test_page_that_lacks_something_there_is_rendered_first(upgraded: Upgraded, loop: Runner) -> None:
    upgraded.site.version += 1
    upgraded.site.store.invalidate([b"g/1/story/7"], upgraded.site.version)
    assert "<p>new seven</p>" in _after(upgraded, loop, SEVEN).text


def test_story_that_was_taken_down_meanwhile_is_not_shown(upgraded: Upgraded, loop: Runner) -> None:
    upgraded.site.version += 1
    upgraded.site.database[b"h/1/story-page/7"] = Recipe(410, "", (7,), (), ())
    upgraded.site.store.invalidate([b"g/1/story-page/7"], upgraded.site.version)
    assert _after(upgraded, loop, SEVEN).status == 410


def test_edition_that_has_no_former_generation_waits_for_its_page(upgraded: Upgraded, loop: Runner) -> None:
    upgraded.go_on.set()
    edge = upgraded.site.edge(fill=upgraded.fill)
    assert b"h/2/page/home" not in upgraded.site.rendered
    assert loop.run(ask(edge, "/", host="two.test")).status == 200
    assert b"h/2/page/home" in upgraded.site.rendered


def test_former_generation_that_was_ended_shows_nothing(upgraded: Upgraded, loop: Runner) -> None:
    upgraded.site.publish({b"h/1/" + FORMER: Tombstone()})
    assert "<p>new seven</p>" in _after(upgraded, loop, SEVEN).text


def test_address_that_exists_in_neither_is_left_to_django(upgraded: Upgraded, loop: Runner) -> None:
    response = _after(upgraded, loop, "/رياضة/77/x")
    assert response.headers.get("asked") == "django"


def test_every_wrong_address_redirects_as_before(upgraded: Upgraded, loop: Runner) -> None:
    edge = upgraded.site.edge(fill=upgraded.fill)
    assert loop.run(ask(edge, "/else/7/x")).status == 301
    upgraded.go_on.set()
