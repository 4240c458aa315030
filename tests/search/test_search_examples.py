"""Examples in the docstrings of search's pure parts hold."""

import doctest
import importlib

import pytest

MODULES = (
    "nashra.search.query.clitic_variants",
    "nashra.search.query.keyboard",
    "nashra.search.query.suggestions",
    "nashra.search.query.parser",
    "nashra.search.query.respelling",
    "nashra.search.ranking.freshness",
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docstrings_of_search_hold(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted > 0
    assert results.failed == 0
