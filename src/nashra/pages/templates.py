"""Rendering a fragment's template with frozen values, in the edition's language."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django.template import Context, Template
from django.template.loader import get_template

_LINE_ENDS = re.compile(r"\n[ \t]*\n+")
_CUT = b"<!-- cut -->\n"


def html(name: str, **values: Any) -> bytes:
    """A template of templates/fragments/, rendered: UTF-8, without empty lines."""
    text = _template(name).render(Context(values))
    return _LINE_ENDS.sub("\n", text).encode()


def cut(name: str, **values: Any) -> tuple[bytes, ...]:
    """The same, in pieces: the template is cut where it says so, for what stands between to be put there."""
    return tuple(html(name, **values).split(_CUT))


@cache
def _template(name: str) -> Template:
    """Without the engine's context processors, which know requests alone."""
    loaded: Template = get_template(f"fragments/{name}.html").template  # type: ignore[attr-defined]
    return loaded
