"""Every rule of the analysis has examples in its docstring; they are run here."""

import doctest
import importlib
import pkgutil

import pytest

from nashra.arabic import analysis

MODULES = [f"{analysis.__name__}.{module.name}" for module in pkgutil.iter_modules(analysis.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docstrings_hold(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted > 0
    assert results.failed == 0
