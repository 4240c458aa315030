"""Finding short texts by the words typed."""

from __future__ import annotations

import doctest

import pytest

from nashra.newsroom import draft_search

TEXTS = [
    (1, "نتائج البكالوريا في القاهرة"),
    (2, "أردوغان يزور الرباط"),
    (3, "كتب ووثائق من الأندلس"),
    (4, "Élections nationales au Maroc"),
    (5, "مباراة في"),
]


def test_examples_hold() -> None:
    assert doctest.testmod(draft_search) == (0, 2)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("نتيجة", [1]),
        ("بكلوريا القاهره", [1]),
        ("أردوجان", [2]),
        ("كتاب", [3]),
        ("election nationale", [4]),
        ("أردوغان القاهرة", []),
        ("في مباراة", [5]),
        ("في", [1, 5]),
        ("", []),
        ("«؟»", []),
    ],
)
def test_text_is_found_by_any_form_of_all_its_words(typed: str, found: list[int]) -> None:
    assert draft_search.search_texts(typed, TEXTS) == found


@pytest.mark.parametrize("typed", ["س" * 100_000, "كأس " * 50_000, "\ud800 \x00", "- * ( «"])
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert draft_search.search_texts(typed, TEXTS) == []
