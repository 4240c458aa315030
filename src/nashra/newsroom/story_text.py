"""The words of a story's body, from the JSON in which the database keeps it. Pure, and quick."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import msgspec

_BLOCK_TAG = re.compile(r"</?(?:p|br|li|ul|ol|h\d|hr|div)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_decode = msgspec.json.Decoder(list[dict[str, Any]]).decode
_WORDS_OF = {
    "quotation": ("text", "speaker"),
    "photo": ("caption",),
    "embed": ("title",),
}
"""Which values of a block's struct readers see as words."""


def body_text(stored: str) -> str:
    """A body's words, blocks apart by line ends.

    >>> body_text('[{"type": "paragraph", "value": "<p>قال <b>الوزير</b> &amp; رحل</p>"}]')
    'قال الوزير & رحل'
    """
    texts = (_words(block.get("type"), block.get("value")) for block in _decode(stored or "[]"))
    return "\n".join(text for text in texts if text)


def _words(kind: object, value: object) -> str:
    if kind == "paragraph" and isinstance(value, str):
        return unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", value))).strip()
    if kind == "subheading" and isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(str(value.get(name) or "") for name in _WORDS_OF.get(str(kind), ())).strip()
    return ""
