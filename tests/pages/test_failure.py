"""The page for what failed: bytes that are there already, in two languages, the edition's own first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory

from nashra.pages.public import failure, views


def request(language: str | None) -> Any:
    made: Any = RequestFactory().get("/")
    made.edition = SimpleNamespace(language=language) if language else None
    return made


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("ar", "تعذّر عرض الصفحة", "The fault is ours"), ("fr", "L’erreur vient de nous", "وقع خلل عندنا")],
)
def test_page_speaks_the_editions_language_first_and_another(language: str, first: str, second: str) -> None:
    def nothing(*_asked: Any) -> Any:
        raise AssertionError("the database is asked")

    with connection.execute_wrapper(nothing):
        answer = views.server_error(request(language))
    text = answer.content.decode()
    assert answer.status_code == 500
    assert text.index(first) < text.index(second)
    assert answer["Cache-Control"] == "no-store"


def test_request_of_no_edition_is_answered_in_arabic() -> None:
    assert views.server_error(request(None)).content == failure.failure("ar").content
