"""What every fragment store must do, whatever keeps the bytes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nashra.fragments.codec import decode
from nashra.fragments.model import (
    SITES,
    Bundle,
    Entry,
    Fragment,
    ListFragment,
    ListItem,
    Part,
    Piece,
    Recipe,
    Sites,
    Tombstone,
)
from nashra.fragments.store.lmdb.store import open_store
from nashra.fragments.store.memory import MemoryStore
from nashra.fragments.store.protocol import MAX_RENDER_SECONDS, FragmentStore

STORY = b"g1/1/story/7"

EVERY_FRAGMENT: tuple[Fragment, ...] = (
    Piece("<p>نشرة</p>".encode()),
    Piece(b""),
    ListFragment(b"<ul>", (ListItem(7, b"<li>7"), ListItem(8, b"<li>8", b"<li lead>8")), b"</ul>"),
    ListFragment(b"<ul>", (), b"</ul>"),
    ListFragment(b"", (ListItem(7, b"<li>7", b"<li lead>7"), ListItem(8, b""), ListItem(9, b"<li>9")), b""),
    ListFragment(b"<ul>", (ListItem(7, b"", b"<li lead>7"), ListItem(8, b"<li>8", b"<li lead>8")), b"</ul>"),
    Recipe(200, "/عالم/7/خبر", (7,), (Part(STORY), Part(b"g1/1/latest/", 5)), ("s7", "e1"), (("a", "b"),)),
    Recipe(
        200, "", (7,), (Part(b""), Part(STORY), Part(b"", piece=1)), (), (), ("<h1>نشرة</h1>".encode(), b"")
    ),
    Bundle((Part(b"g1/1/latest/", 5), Part(b"g1/1/footer/"))),
    Sites({"misr.localhost": "g1/2/"}, "g1/1/"),
)


@pytest.fixture(params=["memory", "lmdb"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FragmentStore]:
    opened: FragmentStore = (
        MemoryStore()
        if request.param == "memory"
        else open_store(tmp_path / "store", "installation", 0, evictable=frozenset({b"story"}))
    )
    yield opened
    opened.close()


def put(store: FragmentStore, version: int, html: bytes, begun: float = 0, key: bytes = STORY) -> int:
    return store.put_many([Entry(key, version, Piece(html), begun)])


def get(store: FragmentStore, key: bytes = STORY) -> Fragment | None:
    return store.get_many([key])[0]


@pytest.mark.parametrize("fragment", EVERY_FRAGMENT, ids=lambda fragment: type(fragment).__name__)
def test_fragment_comes_back_as_it_was_put(store: FragmentStore, fragment: Fragment) -> None:
    assert store.put_many([Entry(STORY, 3, fragment)]) == 1
    assert get(store) == fragment
    (encoded,) = store.read_encoded([STORY])
    assert encoded is not None
    assert decode(encoded) == fragment


def test_fragments_come_in_the_order_of_the_keys_with_gaps(store: FragmentStore) -> None:
    store.put_many([Entry(b"a", 1, Piece(b"A")), Entry(b"b", 2, Piece(b"B"))])
    assert store.get_many([b"b", b"x", b"a", b"b"]) == [Piece(b"B"), None, Piece(b"A"), Piece(b"B")]
    assert store.versions([b"b", b"x", b"a"]) == [2, None, 1]
    assert store.get_many([]) == []


def test_later_rendering_replaces_an_earlier_one(store: FragmentStore) -> None:
    put(store, 1, b"one")
    assert put(store, 2, b"two") == 1
    assert get(store) == Piece(b"two")


def test_late_rendering_never_wins(store: FragmentStore) -> None:
    put(store, 2, b"two")
    assert put(store, 1, b"one") == 0
    assert get(store) == Piece(b"two")
    assert store.versions([STORY]) == [2]


def test_rendering_of_the_same_number_replaces(store: FragmentStore) -> None:
    put(store, 2, b"two")
    assert put(store, 2, b"two, fuller") == 1
    assert get(store) == Piece(b"two, fuller")


def test_invalidated_key_shows_nothing_and_keeps_the_number(store: FragmentStore) -> None:
    put(store, 1, b"one")
    store.invalidate([STORY, b"never stored"], 5)
    assert store.get_many([STORY, b"never stored"]) == [None, None]
    assert store.read_encoded([STORY, b"never stored"]) == [None, None]
    assert store.versions([STORY, b"never stored"]) == [5, 5]


def test_slow_filler_does_not_put_back_what_was_taken_down(store: FragmentStore) -> None:
    begun = time.time()
    store.invalidate([STORY], 5)
    assert put(store, 4, b"taken down", begun) == 0
    assert get(store) is None
    assert put(store, 5, b"rendered after the change", begun) == 1


def test_invalidating_leaves_what_is_as_new(store: FragmentStore) -> None:
    put(store, 5, b"five")
    store.invalidate([STORY], 5)
    store.invalidate([STORY], 4)
    assert get(store) == Piece(b"five")


def test_tombstone_can_be_put_too(store: FragmentStore) -> None:
    put(store, 1, b"one")
    assert store.put_many([Entry(STORY, 2, Tombstone())]) == 1
    assert get(store) is None


def test_rendering_that_took_too_long_is_refused(store: FragmentStore) -> None:
    put(store, 1, b"before")
    assert put(store, 9, b"slow", time.time() - MAX_RENDER_SECONDS - 1) == 0
    assert put(store, 9, b"just in time", time.time() - MAX_RENDER_SECONDS + 60) == 1


def test_cleared_store_refuses_what_had_begun_before(store: FragmentStore) -> None:
    begun = time.time()
    put(store, 7, b"seven")
    store.clear()
    assert get(store) is None
    assert store.versions([STORY]) == [None]
    assert put(store, 6, b"gathered before the seventh change", begun) == 0
    assert put(store, 7, b"seven again", time.time()) == 1


def test_other_generations_are_dropped(store: FragmentStore) -> None:
    for key in (b"g1/1/story/1", b"g1/2/story/1", b"g2/1/story/1", b"g10/1/story/1"):
        put(store, 1, b"x", key=key)
    store.put_many([Entry(SITES, 1, Sites({}, "g1/1/"))])
    store.drop_prefixes_except([b"g1/", b"g2/"])
    assert store.versions([b"g1/1/story/1", b"g1/2/story/1", b"g2/1/story/1", b"g10/1/story/1", SITES]) == [
        1,
        1,
        1,
        None,
        1,
    ]


def test_generation_that_began_while_others_are_dropped_stays(store: FragmentStore) -> None:
    new, old = b"g2/1/story/1", b"g1/1/story/1"
    store.put_many([Entry(SITES, 2, Sites({"misr.localhost": "g2/1/"}, "g2/1/"))])
    put(store, 2, b"new", key=new)
    put(store, 1, b"old", key=old)
    store.drop_prefixes_except([b"g0/1/"])
    assert store.versions([new, old]) == [2, None]


def test_dropped_key_refuses_what_began_to_be_rendered_before(store: FragmentStore) -> None:
    begun = time.time()
    key = b"g2/1/story/1"
    store.invalidate([key], 7)
    store.drop_prefixes_except([b"g1/1/"])
    assert put(store, 6, b"gathered before the seventh change", begun, key) == 0
    assert put(store, 7, b"rendered since", time.time(), key) == 1


def test_dropping_nothing_refuses_nothing(store: FragmentStore) -> None:
    begun = time.time()
    put(store, 1, b"kept", key=b"g1/1/story/1")
    store.drop_prefixes_except([b"g1/"])
    assert put(store, 1, b"begun before", begun) == 1


def test_stamp_changes_with_every_change_and_only_then(store: FragmentStore) -> None:
    stamps = [store.stamp()]
    put(store, 1, b"one")
    stamps.append(store.stamp())
    store.invalidate([STORY], 2)
    stamps.append(store.stamp())
    store.clear()
    stamps.append(store.stamp())
    put(store, 3, b"three", key=b"g0/1/story/1")
    store.drop_prefixes_except([b"g1/"])
    stamps.append(store.stamp())
    assert len(set(stamps)) == len(stamps)
    store.get_many([STORY])
    store.versions([STORY])
    assert store.stamp() == stamps[-1]


def test_sweeping_leaves_everything_in_place(store: FragmentStore) -> None:
    put(store, 1, b"one")
    store.sweep()
    assert get(store) == Piece(b"one")


def test_key_of_any_length_can_be_asked_for_and_put(store: FragmentStore) -> None:
    long = b"g1/1/section-page/" + "قسم".encode() * 400
    assert get(store, long) is None
    put(store, 1, b"long", key=long)
    put(store, 1, b"other", key=long + b"x")
    assert get(store, long) == Piece(b"long")
    store.invalidate([long], 2)
    assert store.versions([long, long + b"x"]) == [2, 1]


def test_story_that_a_list_holds_twice_is_kept_once(store: FragmentStore) -> None:
    items = (ListItem(1, b"first"), ListItem(2, b"two"), ListItem(1, b"again"))
    store.put_many([Entry(STORY, 1, ListFragment(b"", items, b""))])
    assert get(store) == ListFragment(b"", items[:2], b"")


def test_changes_are_told_in_their_order(store: FragmentStore) -> None:
    start = store.changes_since(0).order
    put(store, 1, b"one", key=b"a")
    put(store, 1, b"one", key=b"b")
    middle = store.changes_since(start)
    assert middle.keys == (b"a", b"b")
    put(store, 2, b"two", key=b"a")
    store.invalidate([b"c"], 3)
    put(store, 1, b"late", key=b"c")
    end = store.changes_since(middle.order)
    assert end.keys == (b"a", b"c")
    assert store.changes_since(end.order).keys == ()
    assert store.changes_since(middle.order) == end


def test_changes_are_unknown_once_the_store_was_cleared(store: FragmentStore) -> None:
    put(store, 1, b"one")
    before = store.changes_since(0).order
    store.clear()
    put(store, 2, b"two")
    after = store.changes_since(before)
    assert after.keys is None
    assert store.changes_since(after.order).keys == ()


def test_changes_are_unknown_to_who_fell_too_far_behind(
    store: FragmentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, 1, b"one")
    before = store.changes_since(0).order
    store.put_many([Entry(b"k%d" % number, 1, Piece(b"")) for number in range(10_001)])
    assert store.changes_since(before).keys is None
    changes = store.changes_since(before + 1)
    assert changes.keys is not None
    assert len(changes.keys) == 10_000
