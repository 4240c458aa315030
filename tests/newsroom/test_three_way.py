"""Three-way merging: what doesn't touch is joined, what does is shown, nothing is lost."""

from __future__ import annotations

import random
from typing import Any

import pytest

from nashra.newsroom.three_way import ABSENT, ORDER, Conflict, Rows, Side, merge


def rows(text: str, **changed: str) -> Rows:
    """Rows of one letter each, whose value is the letter but where another is given."""
    return Rows(tuple((key, changed.get(key, key)) for key in text))


def text(value: Rows) -> str:
    return "".join(value.keys())


def story(chance: random.Random, base: dict[str, Any] | None = None) -> dict[str, Any]:
    """A story, or what somebody made of one: paragraphs changed, deleted, added, moved."""
    if base is None:
        base = {"headline": "h", "city": "c", "body": rows("abcdef")}
    items = [
        (key, f"{value}{chance.random()}" if chance.random() < 0.2 else value)
        for key, value in base["body"].items
        if chance.random() > 0.15
    ]
    for _ in range(chance.randrange(3)):
        items.insert(chance.randrange(len(items) + 1), (str(chance.random()), "new"))
    if chance.random() < 0.3 and items:
        items.insert(chance.randrange(len(items)), items.pop(chance.randrange(len(items))))
    headline = str(chance.random()) if chance.random() < 0.3 else base["headline"]
    return {**base, "headline": headline, "body": Rows(tuple(items))}


@pytest.fixture(params=range(40))
def three(request) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    chance = random.Random(request.param)
    base = story(chance)
    return base, story(chance, base), story(chance, base)


def test_one_side_that_changed_nothing_leaves_the_other(three) -> None:
    base, mine, _theirs = three
    assert merge(base, mine, base).value == mine
    assert merge(base, base, mine).value == mine
    assert merge(base, mine, base).conflicts == merge(base, base, mine).conflicts == ()


def test_both_sides_that_changed_the_same_agree(three) -> None:
    base, mine, _theirs = three
    assert merge(base, mine, mine).value == mine
    assert merge(base, mine, mine).conflicts == ()


def test_sides_changed_over_meet_the_same_conflicts_and_keep_the_same_rows(three) -> None:
    base, mine, theirs = three
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    turned = [Conflict(each.path, each.base, each.theirs, each.mine) for each in other.conflicts]
    assert sorted(map(repr, one.conflicts)) == sorted(map(repr, turned))
    if not one.conflicts:
        assert one.value["headline"] == other.value["headline"]
        assert one.value["body"].by_key() == other.value["body"].by_key()


def test_nothing_that_either_side_wrote_is_lost(three) -> None:
    """What a side wrote stands in the result or beside the other side's in a conflict."""
    base, mine, theirs = three
    merged = merge(base, mine, theirs)
    kept = set(merged.value["body"].by_key().values())
    shown = {value for each in merged.conflicts for value in (each.mine, each.theirs)}
    for side in (mine, theirs):
        written = set(side["body"].by_key().values()) - set(base["body"].by_key().values())
        assert written <= kept | shown


def test_choices_decide_all_conflicts(three) -> None:
    base, mine, theirs = three
    asked = merge(base, mine, theirs).conflicts
    for side in Side:
        decided = merge(base, mine, theirs, {each.path: side for each in asked})
        assert decided.conflicts == ()
    if any(each.path == ("headline",) for each in asked):
        assert decided.value["headline"] == theirs["headline"]


def test_changes_of_different_paragraphs_are_joined() -> None:
    merged = merge(rows("abcde"), rows("abcde", e="mine"), rows("abcde", b="theirs"))
    assert merged.value == rows("abcde", b="theirs", e="mine")
    assert merged.conflicts == ()
    assert merged.taken == (("b",),)


def test_changes_of_the_same_paragraph_are_shown_side_by_side() -> None:
    merged = merge(rows("ab"), rows("ab", b="mine"), rows("ab", b="theirs"))
    assert merged.conflicts == (Conflict(("b",), "b", "mine", "theirs"),)


def test_paragraph_deleted_by_one_and_left_by_the_other_goes() -> None:
    assert text(merge(rows("abc"), rows("abc"), rows("ac")).value) == "ac"
    assert text(merge(rows("abc"), rows("ac"), rows("abc")).value) == "ac"


@pytest.mark.parametrize(("side", "left"), [(Side.MINE, "abc"), (Side.THEIRS, "ac")])
def test_paragraph_edited_by_one_and_deleted_by_the_other_is_asked_about(side: Side, left: str) -> None:
    base, mine, theirs = rows("abc"), rows("abc", b="mine"), rows("ac")
    assert merge(base, mine, theirs).conflicts == (Conflict(("b",), "b", "mine", ABSENT),)
    assert text(merge(base, mine, theirs, {("b",): side}).value) == left


def test_paragraphs_inserted_by_both_at_one_place_are_all_kept_theirs_first() -> None:
    assert text(merge(rows("ab"), rows("axyb"), rows("apqb")).value) == "apqxyb"
    assert text(merge(rows(""), rows("x"), rows("p")).value) == "px"
    # also where theirs, or mine, moved something as well
    assert text(merge(rows("abc"), rows("axbc"), rows("apcb")).value) == "apxcb"
    assert text(merge(rows("abc"), rows("axcb"), rows("apbc")).value) == "apxcb"


def test_paragraph_moved_by_one_and_edited_by_the_other_is_moved_and_edited() -> None:
    assert merge(rows("abcd"), rows("dabc"), rows("abcd", d="theirs")).value == rows("dabc", d="theirs")
    assert merge(rows("abcd"), rows("abcd", d="mine"), rows("dabc")).value == rows("dabc", d="mine")


def test_orders_that_both_changed_are_asked_about() -> None:
    base, mine, theirs = rows("abc"), rows("cab"), rows("bac")
    (conflict,) = merge(base, mine, theirs).conflicts
    assert conflict == Conflict((ORDER,), tuple("abc"), tuple("cab"), tuple("bac"))
    assert text(merge(base, mine, theirs, {(ORDER,): Side.THEIRS}).value) == "bac"


def test_inserted_paragraph_finds_its_place_where_the_one_before_it_was_deleted() -> None:
    assert text(merge(rows("abc"), rows("abxc"), rows("ac")).value) == "axc"
    assert text(merge(rows("abc"), rows("ac"), rows("abpc")).value) == "apc"


def test_items_of_a_list_within_a_block_are_merged_one_by_one() -> None:
    def gallery(**changed: str) -> Rows:
        return Rows((("g", {"title": "t", "photos": rows("pq", **changed)}),))

    assert merge(gallery(), gallery(p="mine"), gallery(q="theirs")).value == gallery(p="mine", q="theirs")


def test_fields_of_a_row_are_merged_one_by_one_and_a_row_added_by_both_too() -> None:
    one, other = Rows((("e", {"section": 1, "city": ""}),)), Rows((("e", {"section": 1, "city": "x"}),))
    assert merge(one, Rows((("e", {"section": 2, "city": ""}),)), other).value == Rows(
        (("e", {"section": 2, "city": "x"}),)
    )
    (conflict,) = merge(Rows(), one, other).conflicts
    assert conflict.path == ("e", "city")


def test_two_rows_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same key"):
        rows("aa")
