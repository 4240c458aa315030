"""The direction of texts in fragments, and of runs within them, said where it differs, so that most carry no mark."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from nashra.arabic.direction import against
from nashra.arabic.typesetting.markup import isolated as isolated_html
from nashra.search.query.extracts import ExtractSpan

register = template.Library()


@register.filter
def direction(text: str | Iterable[ExtractSpan]) -> SafeString:
    """An attribute for the element around a text, or around the spans of an extract: `<h1{{ headline|direction }}>`."""
    whole = text if isinstance(text, str) else "".join(span.text for span in text)
    found = against(whole, is_rtl=get_language_bidi())
    return mark_safe(f' dir="{found}"' if found else "")  # noqa: S308


@register.filter
def isolated(text: str) -> SafeString:
    """A text in which no number or foreign word turns its neighbours around: `<h1>{{ headline|isolated }}</h1>`."""
    return mark_safe(isolated_html(text, is_rtl=get_language_bidi()))  # noqa: S308
