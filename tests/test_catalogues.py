"""All that people read is there in all languages."""

from __future__ import annotations

import pytest

from nashra.site import catalogues


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_every_text_is_translated(locale: str) -> None:
    assert catalogues.missing(catalogues.updated(locale)) == []


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_compiled_catalogue_is_that_of_its_source(locale: str) -> None:
    written = catalogues.file(locale, ".mo").read_bytes()
    assert written == catalogues.compiled(catalogues.read(locale)), "run python -m nashra.site.catalogues"
