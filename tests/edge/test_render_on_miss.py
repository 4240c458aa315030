"""Missing fragments: rendered once, and never at the cost of what is newer."""

from __future__ import annotations

import asyncio
import logging
from asyncio import Runner
from collections import Counter
from collections.abc import Mapping, Sequence
from threading import Event

import pytest
from tests.edge.conftest import Site, ask

from nashra.fragments.model import SITES, Entry, Fragment, Piece, Tombstone

SEVEN = "/رياضة/7/سابعة"
EIGHT = "/رياضة/8/ثامنة"


class HeldUp:
    """A fill that renders, and then waits for a sign before it puts what it rendered."""

    def __init__(self, site: Site, held: bytes) -> None:
        self._site = site
        self._held = held
        self.rendered = Event()
        self.go_on = Event()

    def fill(self, keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
        if self._held not in keys or self.rendered.is_set():
            return self._site.fill(keys)
        version = self._site.version
        found = {key: self._site.database[key] for key in keys if key in self._site.database}
        self.rendered.set()
        assert self.go_on.wait(30)
        self._site.store.put_many([Entry(key, version, fragment) for key, fragment in found.items()])
        return found


async def until(event: Event) -> None:
    assert await asyncio.to_thread(event.wait, 30)


def test_everything_is_rendered_once_however_many_ask(site: Site, loop: Runner) -> None:
    edge = site.edge()

    async def ask_all() -> list[str]:
        paths = [SEVEN, EIGHT] * 50
        return [response.text for response in await asyncio.gather(*(ask(edge, path) for path in paths))]

    texts = loop.run(ask_all())
    assert set(texts) == {texts[0], texts[1]}
    assert max(Counter(site.rendered).values()) == 1
    loop.run(ask(edge, SEVEN))
    assert max(Counter(site.rendered).values()) == 1


def test_reader_who_goes_away_takes_no_rendering_along(site: Site, loop: Runner) -> None:
    held = HeldUp(site, b"g/1/story/7")
    edge = site.edge(fill=held.fill)

    async def scenario() -> None:
        gone = asyncio.ensure_future(ask(edge, SEVEN))
        await until(held.rendered)
        staying = asyncio.ensure_future(ask(edge, SEVEN))
        await asyncio.sleep(0)
        gone.cancel()
        held.go_on.set()
        assert "seven" in (await staying).text

    loop.run(scenario())


def test_filler_held_up_does_not_put_back_what_was_corrected(site: Site, loop: Runner) -> None:
    held = HeldUp(site, b"g/1/story/7")
    edge = site.edge(fill=held.fill)

    async def scenario() -> None:
        await ask(edge, EIGHT)  # so that the story's own fragment alone is missing
        early = asyncio.ensure_future(ask(edge, SEVEN))
        await until(held.rendered)
        site.publish({b"g/1/story/7": Piece(b"<p>corrected</p>")})
        assert "corrected" in (await ask(edge, SEVEN)).text
        held.go_on.set()
        assert "corrected" in (await early).text
        assert "corrected" in (await ask(edge, SEVEN)).text

    loop.run(scenario())


def test_filler_held_up_does_not_put_back_what_was_taken_down(site: Site, loop: Runner) -> None:
    held = HeldUp(site, b"g/1/story-page/7")
    edge = site.edge(fill=held.fill)

    async def scenario() -> None:
        early = asyncio.ensure_future(ask(edge, SEVEN))
        await until(held.rendered)
        site.version += 1
        del site.database[b"g/1/story-page/7"]
        site.store.invalidate([b"g/1/story-page/7", b"g/1/story/7"], site.version)
        late = asyncio.ensure_future(ask(edge, SEVEN))  # joins the rendering that began before
        await asyncio.sleep(0)
        held.go_on.set()
        assert (await late).headers["asked"] == "django"
        assert (await ask(edge, SEVEN)).headers["asked"] == "django"
        await early

    loop.run(scenario())
    assert site.store.get_many([b"g/1/story-page/7"]) == [None]


def test_page_that_does_not_exist_is_asked_for_once_a_request(site: Site, loop: Runner) -> None:
    edge = site.edge()
    loop.run(ask(edge, SEVEN))
    site.rendered.clear()
    assert loop.run(ask(edge, "/رياضة/77/x")).headers["asked"] == "django"
    assert site.rendered == [b"g/1/story-page/77"]


def test_what_the_store_refuses_is_shown_all_the_same(site: Site, loop: Runner) -> None:
    def fill(keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
        return {key: site.database[key] for key in keys if key in site.database}

    edge = site.edge(fill=fill)
    assert "seven" in loop.run(ask(edge, SEVEN)).text
    assert site.store.get_many([SITES]) == [None]


def test_rendering_that_fails_is_503_and_logged_once(
    site: Site, loop: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    def fill(keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
        raise ValueError("a broken template")

    edge = site.edge(fill=fill)

    async def ask_all() -> None:
        for response in await asyncio.gather(*(ask(edge, SEVEN) for _ in range(20))):
            assert response.status == 503
            assert response.headers["retry-after"] == "5"
            assert response.headers["cache-control"] == "no-store"
            assert "الصفحة غير متاحة" in response.text
            assert "not available" in response.text

    with caplog.at_level(logging.ERROR):
        loop.run(ask_all())
    assert caplog.text.count("a broken template\n") == 1


def test_page_of_which_a_part_is_nowhere_is_503(site: Site, loop: Runner) -> None:
    del site.database[b"g/1/top/"]
    assert loop.run(ask(site.edge(), SEVEN)).status == 503
    site.database[b"g/1/top/"] = Tombstone()
    assert loop.run(ask(site.edge(), SEVEN)).status == 503


def test_evicted_story_is_rendered_again(site: Site, loop: Runner) -> None:
    edge = site.edge()
    loop.run(ask(edge, SEVEN))
    site.store.drop_prefixes_except([b"g/1/top"])
    assert "seven" in loop.run(ask(edge, SEVEN)).text
