"""What of a story is compared: its headline, and its passages as an editor reads them."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from nashra.arabic.analysis.tokens import words

_BREAK = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")


class Text(msgspec.Struct, frozen=True):
    """A story's words. Passages are plain text: the summary, and each block of the body that has words."""

    headline: str = ""
    passages: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        return bool(words(self.headline) or any(words(passage) for passage in self.passages))


def of_fields(headline: str, summary: str, blocks: Iterable[Mapping[str, Any]]) -> Text:
    """The text of a story from its fields; ``blocks`` as a StreamField stores them (type and value)."""
    found = [summary]
    for block in blocks:
        found += _of_block(str(block.get("type", "")), block.get("value"))
    return of_passages(headline, found)


def of_passages(headline: str, passages: Iterable[str]) -> Text:
    """The text of these passages, without those that are empty; lines become passages of their own."""
    lines = (" ".join(line.split()) for passage in passages for line in passage.splitlines())
    return Text(" ".join(headline.split()), tuple(line for line in lines if line))


def _of_block(kind: str, value: Any) -> list[str]:
    if kind == "paragraph":
        return [plain(str(value))]
    if kind == "subheading":
        return [str(value)]
    if kind == "quotation" and isinstance(value, Mapping):
        return [str(value.get("text") or "")]
    return []


def plain(markup: str) -> str:
    """The text of a paragraph's HTML; what breaks a line there breaks it here.

    >>> plain("<p>قال <b>الوزير</b> &amp; مضى</p><p>ثم عاد</p>").splitlines()
    ['قال الوزير & مضى', 'ثم عاد']
    """
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))).strip()
