"""Lists of stories: a heading, a line for each, and an end, kept apart so that pages choose among the lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language_bidi

from nashra.fragments.model import ListFragment, ListItem
from nashra.pages import templates
from nashra.pages.values import Teaser


def list_fragment(
    name: str, teasers: Sequence[Teaser], *, lead: bool = False, again: bool = False, **values: Any
) -> ListFragment:
    """The list of templates/fragments/NAME/; with `lead`, the first shown has a template of its own.

    With `again`, it also shows what stands above it on a page, by the template "above".
    """
    is_rtl = get_language_bidi()
    opening, closing = _frame(f"{name}/list", tuple(values.items()))
    return ListFragment(
        opening=opening,
        items=tuple(
            ListItem(
                number=teaser.number,
                html=_line(f"{name}/item", teaser, is_rtl),
                lead=_line(f"{name}/lead", teaser, is_rtl) if lead else b"",
                again=_line(f"{name}/above", teaser, is_rtl) if again else b"",
            )
            for teaser in teasers
        ),
        closing=closing,
    )


@lru_cache(maxsize=512)
def _frame(template: str, values: tuple[tuple[str, Any], ...]) -> tuple[bytes, ...]:
    """What stands around the lines, of which frozen values alone decide, and the language, which is the edition's."""
    return templates.cut(template, **dict(values))


@lru_cache(maxsize=4096)
def _line(template: str, teaser: Teaser, is_rtl: bool) -> bytes:
    """A line, of which nothing but its teaser and the page's direction decide.

    Most are shown again when a newer one comes before them.
    """
    return templates.html(template, teaser=teaser)
