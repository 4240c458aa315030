from __future__ import annotations

from nashra.related.similarity.list_merge import Listed, joined, own, shown
from nashra.related.similarity.nearest import KEPT, Near

FULL = [Listed(number, 1.0 - number / 100) for number in range(KEPT)]


def test_a_newcomer_that_is_nearer_takes_the_last_ones_place() -> None:
    after = joined(FULL, Listed(99, 0.95), ())
    assert 99 in shown(after)
    assert KEPT - 1 not in shown(after)
    assert len(after) == KEPT


def test_a_newcomer_that_is_not_nearer_changes_nothing() -> None:
    assert joined(FULL, Listed(99, 0.1), ()) == FULL


def test_a_newcomer_enters_a_list_that_has_room() -> None:
    assert shown(joined(FULL[:2], Listed(99, 0.1), ())) == [0, 1, 99]


def test_a_copy_of_what_is_there_stays_out() -> None:
    assert joined(FULL[:2], Listed(99, 2.0), {1}) == FULL[:2]


def test_a_copy_of_what_was_struck_out_enters() -> None:
    rows = [Listed(1, 0.5, struck=True)]
    assert shown(joined(rows, Listed(99, 0.4), {1})) == [99]


def test_one_that_is_no_longer_near_leaves() -> None:
    assert shown(joined(FULL[:2], Listed(1, 0.0), ())) == [0]


def test_struck_and_pinned_rows_only_learn_their_score() -> None:
    rows = [Listed(1, 0.1, pinned=0), Listed(2, 0.1, struck=True)]
    assert joined(rows, Listed(1, 0.7, "كأس"), ())[-1] == Listed(1, 0.7, "كأس", pinned=0)
    assert joined(rows, Listed(2, 0.7, "كأس"), ())[-1] == Listed(2, 0.7, "كأس", struck=True)


def test_pinned_rows_do_not_count_as_computed_ones() -> None:
    pinned = [Listed(100 + place, 0.0, pinned=place) for place in range(3)]
    assert len(joined([*pinned, *FULL[:-1]], Listed(99, 0.1), ())) == KEPT + 3


def test_pinned_come_first_in_their_order_and_struck_never() -> None:
    rows = [Listed(1, 0.9), Listed(2, 0.1, pinned=1), Listed(3, 0.2, pinned=0), Listed(4, 1.0, struck=True)]
    assert shown(rows) == [3, 2, 1]


def test_what_an_editor_decided_stays_when_a_list_is_computed() -> None:
    rows = [Listed(1, 0.9), Listed(2, 0.1, pinned=0), Listed(4, 1.0, struck=True)]
    after = own(rows, [Near(4, 0.8, ()), Near(5, 0.7, ()), Near(2, 0.6, ())], {5: "كأس"})
    assert shown(after) == [2, 5]
    assert Listed(5, 0.7, "كأس") in after
