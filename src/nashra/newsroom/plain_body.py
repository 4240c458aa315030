"""A story's body written as plain text, as the command line and files give it.

Blocks are separated by empty lines: "## " begins a subheading, "> " a quotation whose speaker follows
" — " at its end, "[[key]]" alone is a story to read on (by a key that whoever reads the file resolves);
all else is a paragraph, in which **…** is bold.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.html import escape

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_READ_MORE = re.compile(r"\[\[([\w-]+)\]\]")
_BLOCKS = re.compile(r"\n\s*\n")


def parse_body(text: str) -> list[tuple[str, Any]]:
    """Pairs of a block's kind and value, as BodyBlock has them; read_more holds the key yet."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return [_block(" ".join(block.split())) for block in _BLOCKS.split(text) if block.strip()]


def _block(text: str) -> tuple[str, Any]:
    if text.startswith("## "):
        return "subheading", text[3:].strip()
    if text.startswith("> "):
        quoted, _, speaker = text[2:].rpartition(" — ")
        return "quotation", {"text": quoted or speaker, "speaker": speaker if quoted else ""}
    if found := _READ_MORE.fullmatch(text):
        return "read_more", found[1]
    return "paragraph", paragraph(text)


def paragraph(text: str) -> str:
    """A paragraph's HTML from its text."""
    bold = _BOLD.sub(r"<b>\1</b>", escape(text))
    return f"<p>{bold}</p>"
