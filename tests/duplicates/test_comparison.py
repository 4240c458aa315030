"""What two texts have in common, and which stories are worth reading."""

from __future__ import annotations

import doctest
import importlib

import pytest
from bench.duplicate_copies import copies, pairs, stories
from bench.duplicates import Shelf, measure

from nashra.duplicates.candidates import READ, same_headline, same_text, worth_reading
from nashra.duplicates.compared_text import ComparedText, of_passages
from nashra.duplicates.comparison import marked, overlap
from nashra.duplicates.signature import signature

LEAD = "أغلقت سلطات الميناء القديم أرصفته الثلاثة فجر الأحد بعد أن رفعت الرياح أمواجًا تجاوزت أربعة أمتار"
REST = "وعادت قوارب الصيد إلى حوضها الداخلي فيما بقيت سفينتا شحن تنتظران خارج الحاجز الصخري"


@pytest.mark.parametrize("name", ["signature", "compared_text"])
def test_examples_in_the_docstrings_of_duplicates_hold(name: str) -> None:
    results = doctest.testmod(importlib.import_module(f"nashra.duplicates.{name}"))
    assert results.attempted > 0
    assert results.failed == 0


def test_all_of_a_trimmed_copy_is_shared() -> None:
    assert overlap(of_passages("", [LEAD, REST]), of_passages("", [LEAD])).part == 1.0


def test_order_of_paragraphs_does_not_matter() -> None:
    assert overlap(of_passages("", [LEAD, REST]), of_passages("", [REST, LEAD])).part == 1.0


def test_spelling_and_vowels_do_not_matter() -> None:
    assert (
        overlap(of_passages("", [LEAD]), of_passages("", [LEAD.replace("أ", "ا").replace("ة", "ه")])).part
        == 1.0
    )


def test_particles_alone_are_not_in_common() -> None:
    one = of_passages("", ["من كل ما في هذا الباب أخذوا درسًا"])
    other = of_passages("", ["من كل ما في هذا الكتاب قرأنا صفحة"])
    assert overlap(one, other).words == 0


def test_marked_passages_are_the_text_as_it_was_written() -> None:
    passage = f"«عاجل»: {LEAD}!"
    mine, _theirs = marked(of_passages("", [passage]), of_passages("", [LEAD]))
    assert "".join(piece.text for piece in mine[0]) == passage
    assert [piece.text for piece in mine[0] if piece.is_common] == [LEAD]


def test_empty_texts_share_nothing() -> None:
    found = overlap(ComparedText(), ComparedText())
    assert not same_text(found)
    assert not same_headline(found)
    assert signature(ComparedText()).bands == frozenset()


def test_no_more_stories_are_read_than_promised() -> None:
    asked = signature(of_passages("", [LEAD, REST]))
    found = [(band, story) for band in asked.text for story in range(100)]
    assert len(worth_reading(asked, found)) == READ


@pytest.mark.parametrize(
    "way", ["first third", "a third of the words replaced", "paragraphs reordered", "two merged"]
)
def test_copies_of_the_demos_stories_are_found(way: str) -> None:
    every = stories()
    found = measure(every, copies(every)[way][:40])
    assert found.recall >= 0.97
    assert found.precision == 1.0


def test_stories_on_one_event_that_were_written_apart_are_not_shown() -> None:
    assert not [one.headline for one, other in pairs() if Shelf([other]).shown(one)]
