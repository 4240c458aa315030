"""What an open page is told, and when."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
from tests.edge.conftest import RESERVED, Site, django

from nashra.edge.app import Edge
from nashra.edge.stream import streams
from nashra.edge.stream.addresses import Addresses, address_of
from nashra.edge.stream.subjects import subjects_in
from nashra.fragments.model import Fragment, ListFragment, ListItem, Piece

BREAKING = b"g/1/breaking/"
LIVE = b"g/1/live/12"


class Page:
    """An open page: it connects to the stream and keeps what it is told."""

    def __init__(self, edge: Edge, query: str = "", **headers: str) -> None:
        self.status = 0
        self._sent: asyncio.Queue[bytes] = asyncio.Queue()
        self._gone = asyncio.Event()
        pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {
            "type": "http",
            "method": "GET",
            "path": streams.PATH,
            "query_string": query.encode(),
            "headers": [(b"host", b"one.test"), *pairs],
            "client": ("192.0.2.1", 5000),
        }
        self.task = asyncio.ensure_future(edge(scope, self._receive, self._send))
        self.id = ""

    async def event(self) -> dict[str, Any]:
        """The next event's data."""
        while True:
            for line in (await self._line()).split("\n"):
                name, _, value = line.partition(": ")
                if name == "id":
                    self.id = value
                if name == "data":
                    return dict(json.loads(value))

    async def _line(self) -> str:
        return (await asyncio.wait_for(self._sent.get(), 10)).decode()

    async def until_id(self) -> str:
        """The number of the whole, which comes with the last event."""
        while not self.id:
            for line in (await self._line()).split("\n"):
                if line.startswith("id: "):
                    self.id = line[4:]
        return self.id

    async def leave(self) -> None:
        self._gone.set()
        await asyncio.wait_for(self.task, 10)

    async def _receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Mapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            return
        for event in message["body"].split(b"\n\n"):
            for line in event.split(b"\n"):
                self._sent.put_nowait(line)


def item(number: int, version: str) -> ListItem:
    return ListItem(number, f'<li data-version="{version}">{number}</li>'.encode())


def coverage(*items: ListItem) -> dict[bytes, Fragment]:
    return {LIVE: ListFragment(b"<ol>", items, b"</ol>")}


def test_page_is_told_what_is_there_and_then_each_change(site: Site, loop: asyncio.Runner) -> None:
    async def see() -> None:
        site.database[BREAKING] = Piece(b"")
        page = Page(site.edge())
        assert await page.event() == {"of": "breaking/", "html": ""}
        site.publish({BREAKING: Piece(b"<p>now</p>")})
        assert await page.event() == {"of": "breaking/", "html": "<p>now</p>"}
        site.publish({BREAKING: Piece(b"")})
        assert await page.event() == {"of": "breaking/", "html": ""}
        await page.leave()

    loop.run(see())


def test_change_of_what_nobody_listens_to_and_of_another_edition_is_told_to_nobody(
    site: Site, loop: asyncio.Runner
) -> None:
    async def see() -> None:
        site.database[BREAKING] = Piece(b"")
        page = Page(site.edge(), "of=new-stories/")
        await page.event()
        await page.event()
        site.publish({b"g/2/breaking/": Piece(b"two"), b"g/1/live/12": Piece(b"x"), BREAKING: Piece(b"")})
        site.publish({b"g/1/new-stories/": Piece(b"<p>5</p>")})
        assert await page.event() == {"of": "new-stories/", "html": "<p>5</p>"}
        await page.leave()

    loop.run(see())


def test_fragment_that_is_invalidated_and_rendered_by_nobody_is_rendered_once_for_all_listeners(
    site: Site, loop: asyncio.Runner
) -> None:
    async def see() -> None:
        site.database[BREAKING] = Piece(b"")
        edge = site.edge()
        pages = [Page(edge) for _ in range(20)]
        for page in pages:
            await page.event()
        site.rendered.clear()
        site.version += 1
        site.database[BREAKING] = Piece(b"late")
        site.store.invalidate([BREAKING], site.version)
        for page in pages:
            assert (await page.event())["html"] == "late"
            await page.leave()
        assert site.rendered == [BREAKING]

    loop.run(see())


def test_rendering_that_fails_takes_nothing_from_open_pages(site: Site, loop: asyncio.Runner) -> None:
    fails, failed = False, []

    def fill(keys: Any) -> Any:
        if fails:
            failed.append(keys)
            raise RuntimeError("broken")
        return site.fill(keys)

    async def see() -> None:
        nonlocal fails
        site.database[BREAKING] = Piece(b"stays")
        page = Page(site.edge(fill=fill), "of=new-stories/")
        await page.event()
        await page.event()
        fails = True
        site.store.invalidate([BREAKING], 2)
        while not failed:
            await asyncio.sleep(0.01)
        site.publish({BREAKING: Piece(b"new")})
        assert await page.event() == {"of": "breaking/", "html": "new"}
        await page.leave()

    loop.run(see())


def test_list_tells_its_order_and_the_items_that_a_page_has_not(site: Site, loop: asyncio.Runner) -> None:
    async def see() -> None:
        site.database |= {BREAKING: Piece(b""), **coverage(item(2, "b"), item(1, "a"))}
        page = Page(site.edge(), "of=live/12&has=a,b")
        await page.event()
        first = await page.event()
        assert first["order"] == [2, 1]
        assert first["items"] == {}
        site.publish(coverage(item(3, "c"), item(2, "b2"), item(1, "a")))
        changed = await page.event()
        assert changed["order"] == [3, 2, 1]
        assert set(changed["items"]) == {"3", "2"}
        site.publish(coverage(item(3, "c"), item(1, "a")))
        removed = await page.event()
        assert (removed["order"], removed["items"]) == ([3, 1], {})
        await page.leave()

    loop.run(see())


def test_reader_who_comes_back_gets_what_differs_alone(site: Site, loop: asyncio.Runner) -> None:
    async def see() -> None:
        site.database |= {BREAKING: Piece(b"bar"), b"g/1/new-stories/": Piece(b"1")}
        page = Page(site.edge(), "of=new-stories/")
        known = await page.until_id()
        await page.leave()
        site.publish({b"g/1/new-stories/": Piece(b"2")})
        again = Page(site.edge(), "of=new-stories/", last_event_id=known)  # in another process
        assert await again.event() == {"of": "new-stories/", "html": "2"}
        await again.leave()

    loop.run(see())


def test_fragment_that_ceases_to_be_is_told_as_gone(site: Site, loop: asyncio.Runner) -> None:
    async def see() -> None:
        site.database |= {BREAKING: Piece(b""), **coverage(item(1, "a"))}
        page = Page(site.edge(), "of=live/12")
        await page.event()
        await page.event()
        site.version += 1
        del site.database[LIVE]
        site.store.invalidate([LIVE], site.version)
        assert await page.event() == {"of": "live/12", "html": None}
        await page.leave()

    loop.run(see())


def test_too_many_connections_of_one_address_are_refused_and_leave_room_again(
    site: Site, loop: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "FOR_AN_ADDRESS", 2)

    async def see() -> None:
        site.database[BREAKING] = Piece(b"")
        edge = Edge(lambda: site.store, site.fill, django, RESERVED, behind_proxy=True)
        first, second = Page(edge), Page(edge)
        await first.event()
        await second.event()
        third = Page(edge)
        await asyncio.wait_for(third.task, 10)
        other = Page(edge, x_forwarded_for="1.2.3.4, 198.51.100.7")
        await other.event()
        assert (first.status, third.status, other.status) == (200, 503, 200)
        await first.leave()
        again = Page(edge)
        await again.event()
        for page in (second, other, again):
            await page.leave()

    loop.run(see())


@pytest.mark.parametrize(
    "query", ["of=story-page/7", "of=live/0", "of=live/x", "has=xyz", "x=1", "of=live/1&of=live/2&of=live/3"]
)
def test_what_is_no_subject_of_a_stream_is_refused(site: Site, loop: asyncio.Runner, query: str) -> None:
    assert subjects_in(query) is None

    async def see() -> None:
        page = Page(site.edge(), query)
        await asyncio.wait_for(page.task, 10)
        assert page.status == 400

    loop.run(see())


def test_addresses_count_networks_and_all_together() -> None:
    assert address_of("10.0.0.1", None) == "10.0.0.1"
    assert address_of("10.0.0.1", "9.9.9.9, 2001:db8::1:2:3:4") == "2001:db8::"
    assert address_of("unix", "made up") == ""
    addresses = Addresses(2, 3)
    assert [addresses.enter(one) for one in ("a", "a", "a", "b", "c")] == [True, True, False, True, False]
    addresses.leave("a")
    assert addresses.enter("c")
