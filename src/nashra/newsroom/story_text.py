"""The words of a story's body, from the JSON in which the database keeps it. Pure, and quick."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any

import msgspec

_BLOCK_TAG = re.compile(r"</?(?:p|br|li|ul|ol|h\d|hr|div)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_decode = msgspec.json.Decoder(list[dict[str, Any]]).decode
_WORDS_OF = {
    "quotation": ("text", "speaker"),
    "photo": ("caption",),
    "video": ("caption",),
    "embed": ("title",),
}
"""Which values of a block's struct readers see as words."""
_LINK = re.compile(r"<a\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_NUMBER = re.compile(r"[0-9]{1,18}")

StoredBlock = dict[str, Any]
"""A block as the database keeps it: its type, its value and an id."""


def stored_blocks(stored: str) -> list[StoredBlock]:
    """A body's blocks. Raises msgspec.DecodeError for what is no body."""
    return _decode(stored or "[]")


def prose(blocks: Iterable[StoredBlock]) -> str:
    """What is read as the story's own text: paragraphs, subheadings and quotations, without who is quoted."""
    texts = []
    for block in blocks:
        kind, value = block.get("type"), block.get("value")
        if kind == "quotation" and isinstance(value, dict):
            texts.append(str(value.get("text") or ""))
        elif kind in ("paragraph", "subheading"):
            texts.append(_words(kind, value))
    return " ".join(text for text in texts if text)


def linked_stories(blocks: Iterable[StoredBlock]) -> list[int]:
    """Stories that a body links to, in read-more blocks and in its paragraphs."""
    numbers: list[int] = []
    for block in blocks:
        value = block.get("value")
        if block.get("type") == "read_more" and isinstance(value, int):
            numbers.append(value)
        elif block.get("type") == "paragraph" and isinstance(value, str) and "linktype" in value:
            numbers += [number for attributes in _LINK.findall(value) if (number := story_linked(attributes))]
    return numbers


def photos(blocks: Iterable[StoredBlock]) -> list[int]:
    """Photos that stand between paragraphs."""
    return _numbers(blocks, "photo")


def videos(blocks: Iterable[StoredBlock]) -> list[int]:
    """Videos that stand between paragraphs."""
    return _numbers(blocks, "video")


def _numbers(blocks: Iterable[StoredBlock], kind: str) -> list[int]:
    """What blocks of a kind show, each of which names it by that word."""
    return [
        number
        for block in blocks
        if block.get("type") == kind
        and isinstance(value := block.get("value"), dict)
        and isinstance(number := value.get(kind), int)
    ]


def without_tags(html: str) -> str:
    """What is read of HTML: no tags, and characters in place of entities.

    >>> without_tags("<p>قال <b>الوزير</b> &amp; رحل</p>")
    'قال الوزير & رحل'
    """
    return unescape(_TAG.sub("", html))


def story_linked(attributes: str) -> int:
    """The story to which a stored link's attributes lead; 0: none."""
    found = dict(_ATTRIBUTE.findall(attributes))
    number = found.get("id", "")
    return int(number) if found.get("linktype") == "story" and _NUMBER.fullmatch(number) else 0


def rewrite_links(source: str, rewritten: Callable[[str], str]) -> str:
    """A paragraph's source with each opening tag of a link rewritten, given its attributes."""
    return _LINK.sub(lambda match: rewritten(match[1]), source) if "<a" in source else source


def body_text(stored: str) -> str:
    """A body's words, blocks apart by line ends.

    >>> body_text('[{"type": "paragraph", "value": "<p>قال <b>الوزير</b> &amp; رحل</p>"}]')
    'قال الوزير & رحل'
    """
    texts = (_words(block.get("type"), block.get("value")) for block in _decode(stored or "[]"))
    return "\n".join(text for text in texts if text)


def _words(kind: object, value: object) -> str:
    if kind == "paragraph" and isinstance(value, str):
        return without_tags(_BLOCK_TAG.sub(" ", value)).strip()
    if kind == "subheading" and isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(str(value.get(name) or "") for name in _WORDS_OF.get(str(kind), ())).strip()
    return ""
