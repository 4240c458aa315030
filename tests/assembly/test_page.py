"""Joining, compared with a slow way that is plain to see."""

from __future__ import annotations

import gzip
import random
import zlib

import pytest

from nashra.assembly.loader import Loader, MissingError, PageSuffix
from nashra.assembly.page import AssembledPage, begin, etag_of, finish, resolve
from nashra.fragments.codec import EncodedRecipe, deflate, deflate_fast, encode, inflate
from nashra.fragments.model import Bundle, Entry, Fragment, ListFragment, ListItem, Part, Piece, Recipe, Sites
from nashra.fragments.store.memory import MemoryStore

PAGE = b"page"


def encoded(recipe: Recipe) -> EncodedRecipe:
    return EncodedRecipe(encode(recipe))


def read(loader: Loader, recipe: Recipe) -> AssembledPage:
    """What the edge does for a page that it doesn't know yet."""
    loader.begin()
    page_parts = loader.page_parts(PAGE, encoded(recipe))
    count = len(page_parts.loaded)
    prefix_part = begin(recipe.numbers, recipe.parts[:count], page_parts.loaded)
    suffix = loader.sequence(PageSuffix(recipe.parts[count:])).segment(0, prefix_part.seen)
    return finish(prefix_part, suffix, etag_of(prefix_part, suffix))


def assembled(fragments: dict[bytes, Fragment], recipe: Recipe) -> AssembledPage:
    store = MemoryStore()
    store.put_many([Entry(key, 1, fragment) for key, fragment in fragments.items()])
    return read(Loader(store), recipe)


def page(*parts: Part, numbers: tuple[int, ...] = (), pieces: tuple[bytes, ...] = ()) -> Recipe:
    return Recipe(200, "", numbers, parts, (), pieces=pieces)


def list_fragment(*numbers: int, name: str = "") -> ListFragment:
    items = tuple(ListItem(number, f"<li>{name}{number}</li>".encode()) for number in numbers)
    return ListFragment(f"<ul {name}>".encode(), items, b"</ul>")


def naive(fragments: dict[bytes, Fragment], recipe: Recipe) -> bytes:
    """What a page shows, by the rule, without any of the ways to be quick."""
    seen = set(recipe.numbers)
    html = b""
    queue = list(recipe.parts)
    while queue:
        part = queue.pop(0)
        fragment = fragments[part.key] if part.key else Piece(recipe.pieces[part.piece])
        if isinstance(fragment, Bundle):
            queue = [*fragment.parts, *queue]
        elif isinstance(fragment, Piece):
            html += fragment.html
        elif isinstance(fragment, ListFragment):
            inner = b""
            count = 0
            above = set(seen)
            listed = set[int]()
            for item in fragment.items:
                if (
                    item.number in listed
                    or (item.number in above and not item.again)
                    or (part.show and count == part.show)
                ):
                    continue
                listed.add(item.number)
                seen.update([] if item.again else [item.number])
                form = item.lead if item.lead and count == 0 else item.html
                inner += item.again if item.number in above else form
                count += 1
            html += fragment.opening + inner + fragment.closing if count else b""
    return html


def random_list(chance: random.Random) -> ListFragment:
    numbers = [chance.randrange(25) for _ in range(chance.randrange(9))]
    is_clock = chance.random() < 0.3
    items = tuple(
        ListItem(
            number,
            b"<li>%d %d</li>" % (number, place),
            b"<li lead>%d</li>" % number * chance.randrange(2),
            b"<li again>%d</li>" % number * (is_clock and number % 5 > 0),
        )
        for place, number in enumerate(numbers)
    )
    return ListFragment(b"<ul>" * chance.randrange(2), items, b"</ul>" * chance.randrange(2))


def random_site(chance: random.Random) -> tuple[dict[bytes, Fragment], list[Recipe]]:
    fragments: dict[bytes, Fragment] = {}
    for place in range(4):
        fragments[b"p%d" % place] = Piece(chance.randbytes(chance.choice([0, 1, 50, 3000])))
        fragments[b"l%d" % place] = random_list(chance)
    simple = list(fragments)
    for place in range(2):
        inner = tuple(Part(key, chance.randrange(5)) for key in chance.sample(simple, chance.randrange(1, 6)))
        fragments[b"b%d" % place] = Bundle(inner)
    pieces = tuple(chance.randbytes(chance.choice([0, 1, 50, 3000])) for _ in range(3))
    recipes = [
        page(
            *(Part(b"", piece=chance.randrange(3)) for _ in range(chance.randrange(4))),
            *(
                Part(key, chance.randrange(5))
                for key in chance.choices(list(fragments), k=chance.randrange(7))
            ),
            numbers=tuple(chance.sample(range(25), chance.randrange(3))),
            pieces=pieces,
        )
        for _ in range(20)
    ]
    return fragments, recipes


@pytest.mark.parametrize("seed", range(60))
def test_joined_page_is_what_the_rule_says_and_gunzips_to_it(seed: int) -> None:
    fragments, recipes = random_site(random.Random(seed))
    store = MemoryStore()
    store.put_many([Entry(key, 1, fragment) for key, fragment in fragments.items()])
    loader = Loader(store)
    for recipe in recipes * 2:  # the second time from what is remembered
        body = read(loader, recipe)
        expected = naive(fragments, recipe)
        assert gzip.decompress(body.gzip) == expected
        assert body.plain() == expected
        assert body.size == len(expected)
        assert resolve(recipe, lambda key: fragments[key]) == expected  # type: ignore[arg-type,return-value]


def test_page_does_not_list_its_own_story() -> None:
    fragments: dict[bytes, Fragment] = {b"latest": list_fragment(3, 7, 2, 1)}
    assert (
        assembled(fragments, page(Part(b"latest", 2), numbers=(7,))).plain()
        == b"<ul ><li>3</li><li>2</li></ul>"
    )


def test_story_is_listed_once_though_two_lists_hold_it() -> None:
    fragments: dict[bytes, Fragment] = {b"a": list_fragment(1, 2, 3), b"b": list_fragment(2, 3, 4, 5)}
    body = assembled(fragments, page(Part(b"a", 2), Part(b"b", 2)))
    assert body.plain() == b"<ul ><li>1</li><li>2</li></ul><ul ><li>3</li><li>4</li></ul>"


def test_lead_stands_for_the_first_item_that_is_shown() -> None:
    items = (ListItem(1, b"one", b"ONE"), ListItem(2, b"two", b"TWO"), ListItem(3, b"three"))
    fragments: dict[bytes, Fragment] = {b"l": ListFragment(b"", items, b"")}
    assert assembled(fragments, page(Part(b"l"))).plain() == b"ONEtwothree"
    assert assembled(fragments, page(Part(b"l"), numbers=(1,))).plain() == b"TWOthree"


def test_clock_leaves_out_nothing_marks_what_stands_above_and_takes_nothing_from_what_follows() -> None:
    items = tuple(ListItem(number, b"%d " % number, again=b"[%d] " % number) for number in (4, 3, 2, 1))
    fragments: dict[bytes, Fragment] = {
        b"lead": list_fragment(3, 1),
        b"clock": ListFragment(b"<ol>", items, b"</ol>"),
        b"below": list_fragment(4, 3, 2, 1),
    }
    body = assembled(fragments, page(Part(b"lead", 1), Part(b"clock", 3), Part(b"below")))
    assert body.plain() == b"<ul ><li>3</li></ul><ol>4 [3] 2 </ol><ul ><li>4</li><li>2</li><li>1</li></ul>"


def test_list_without_items_left_shows_nothing_at_all() -> None:
    fragments: dict[bytes, Fragment] = {
        b"l": list_fragment(1),
        b"e": list_fragment(),
        b"p": Piece(b"."),
        b"b": Bundle((Part(b"l"),)),
    }
    assert (
        assembled(fragments, page(Part(b"l"), Part(b"e"), Part(b"p"), Part(b"b"), numbers=(1,))).plain()
        == b"."
    )


def test_page_without_parts_is_an_empty_gzip() -> None:
    body = assembled({}, page())
    assert gzip.decompress(body.gzip) == b""
    assert body.size == 0


def test_etag_follows_the_content_and_nothing_else() -> None:
    recipe = page(Part(b"p"), Part(b"b"))
    fragments: dict[bytes, Fragment] = {
        b"p": Piece(b"story"),
        b"b": Bundle((Part(b"l", 2),)),
        b"l": list_fragment(1, 2, 3),
    }
    first = assembled(fragments, recipe).etag
    assert assembled(fragments, recipe).etag == first
    assert (
        assembled(fragments | {b"l": list_fragment(1, 2, 4)}, recipe).etag == first
    )  # a spare item isn't shown
    assert assembled(fragments | {b"l": list_fragment(2, 1, 3)}, recipe).etag != first
    assert assembled(fragments | {b"p": Piece(b"Story")}, recipe).etag != first
    assert first.startswith('W/"')


def test_blocks_are_complete_and_not_the_last() -> None:
    for make in (deflate, deflate_fast):
        block = make(b"abc" * 1000)
        stream = zlib.decompressobj(-15)
        assert stream.decompress(block + make(b"def") + b"\x03\x00") == b"abc" * 1000 + b"def"
        assert stream.eof
        assert make(b"") == b""
    assert inflate(b"") == b""


def test_bundle_makes_a_smaller_page_than_its_parts_apart() -> None:
    fragments: dict[bytes, Fragment] = {
        f"l{place}".encode(): list_fragment(
            *range(place * 9, place * 9 + 9), name=f"headline of section {place} "
        )
        for place in range(6)
    }
    parts = tuple(Part(key) for key in fragments)
    fragments[b"b"] = Bundle(parts)
    assert (
        len(assembled(fragments, page(Part(b"b"))).gzip) < len(assembled(fragments, page(*parts)).gzip) * 0.7
    )


def test_all_that_is_missing_is_named_at_once() -> None:
    store = MemoryStore()
    fragments: dict[bytes, Fragment] = {
        b"p": Piece(b"."),
        b"b": Bundle((Part(b"x"), Part(b"p"), Part(b"y"))),
        b"nested": Bundle((Part(b"b"),)),
        b"sites": Sites({}, ""),
    }
    store.put_many([Entry(key, 1, fragment) for key, fragment in fragments.items()])
    loader = Loader(store)
    loader.begin()
    with pytest.raises(MissingError) as missing:
        loader.sequence(PageSuffix((Part(b"p"), Part(b"z"), Part(b"b"), Part(b"sites"), Part(b"nested"))))
    assert set(missing.value.keys) == {b"x", b"y", b"z", b"sites", b"b"}
    with pytest.raises(MissingError):
        loader.recipe(b"p")
    with pytest.raises(MissingError) as missing:
        loader.page_parts(PAGE, encoded(page(Part(b"q"), Part(b"p"), Part(b"b"), Part(b"r"), Part(b"b"))))
    assert set(missing.value.keys) == {b"q", b"r", b"x", b"y"}


def test_what_was_read_is_read_again_when_the_store_has_changed() -> None:
    store = MemoryStore()
    store.put_many([Entry(b"p", 1, Piece(b"old")), Entry(b"b", 1, Bundle((Part(b"p"),)))])
    recipe = page(Part(b"b"), Part(b"p"))
    loader = Loader(store)
    assert read(loader, recipe).plain() == b"oldold"
    page_parts = loader.page_parts(PAGE, encoded(recipe))
    assert loader.is_current(page_parts)
    store.put_many([Entry(b"q", 2, Piece(b"unrelated"))])
    loader.begin()
    assert loader.is_current(page_parts)
    store.put_many([Entry(b"p", 2, Piece(b"new"))])
    assert read(loader, recipe).plain() == b"newnew"


@pytest.mark.parametrize("changed", [PAGE, b"p", b"b", b"l"])
def test_page_is_not_current_once_anything_of_its_own_has_changed(changed: bytes) -> None:
    fragments: dict[bytes, Fragment] = {
        b"p": Piece(b"p"),
        b"l": list_fragment(1, 2),
        b"b": Bundle((Part(b"l"),)),
        b"last": Bundle((Part(b"l"),)),
    }
    store = MemoryStore()
    store.put_many([Entry(key, 1, fragment) for key, fragment in fragments.items()])
    loader = Loader(store)
    loader.begin()
    recipe = page(Part(b"p"), Part(b"b"), Part(b"last"))
    page_parts = loader.page_parts(PAGE, encoded(recipe))
    assert loader.is_current(page_parts)
    store.invalidate([changed], 2)
    loader.begin()
    assert not loader.is_current(page_parts)


def test_nothing_is_current_once_the_log_of_changes_has_a_gap() -> None:
    store = MemoryStore()
    store.put_many([Entry(b"p", 1, Piece(b"old"))])
    loader = Loader(store)
    loader.begin()
    page_parts = loader.page_parts(PAGE, encoded(page(Part(b"p"))))
    store.clear()
    loader.begin()
    assert not loader.is_current(page_parts)
