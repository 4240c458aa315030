"""The scripts that readers get, made smaller: without comments and indentation."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINES = re.compile(r"\s*\n\s*")


def is_for_readers(name: str) -> bool:
    """Whether a static file (nashra/x.js) is a script of public pages."""
    return name.startswith("nashra/") and name.endswith(".js")


def smaller(script: str) -> str:
    r"""A script without comments and white space at the ends of lines.

    Lines stay lines, so that nothing has to be known of where statements end. Of a script that has /* in a string, or a
    string over several lines, this makes another: our own have neither, which a test keeps.
    """
    return _LINES.sub("\n", _COMMENT.sub("", script)).strip() + "\n"
