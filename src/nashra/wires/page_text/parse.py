"""Finds the parts of a story's page in its text.

The page's order carries the parse: breadcrumb, caption, dateline, body, and after the body lists of headlines
under headings, in any order. Blank lines part groups: paragraphs stand alone, headlines together. What is
no part of that is kept as unplaced, and a text without breadcrumb, dateline, body or lists is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nashra.wires.page_text import recognise
from nashra.wires.page_text.body import body_size, parted
from nashra.wires.page_text.lines import Group, grouped
from nashra.wires.page_text.lists import Lists, read_lists
from nashra.wires.page_text.model import Line, NotAPage, PageText

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|br)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Top:
    """What stands above the body."""

    breadcrumb: tuple[str, ...]
    caption: str
    city: str
    edition_name: str
    unplaced: tuple[Line, ...]
    last: int  # the dateline's line number


def parse_page_text(text: str) -> PageText:
    """The parts of a story's page. Raises NotAPage, saying what was missing, for any other text."""
    groups = grouped(text)
    top = _top([line for group in groups for line in group], text)
    below = _below(groups, top.last)
    size = body_size(below)
    lists = read_lists(below[size:])
    body = tuple(line.text for group in below[:size] for line in group)
    _check(body, lists)
    return PageText(
        breadcrumb=top.breadcrumb,
        caption=top.caption,
        city=top.city,
        edition_name=top.edition_name,
        body=body,
        see_also_heading=lists.see_also_heading,
        see_also=lists.see_also,
        canonical_label=lists.canonical_label,
        modules=lists.modules,
        unplaced=top.unplaced + lists.unplaced,
    )


def _top(lines: Sequence[Line], text: str) -> _Top:
    head = _head(lines)
    start = next((i for i, line in enumerate(head) if recognise.breadcrumb_of(line.text)), None)
    end = _dateline_index(lines, len(head), 0 if start is None else start + 1)
    if start is None or end is None:
        raise NotAPage(_refusal(text, start is not None, end is not None))
    above, between = lines[:start], lines[start + 1 : end]
    city, edition_name = recognise.dateline_of(lines[end].text) or ("", "")
    return _Top(
        breadcrumb=recognise.breadcrumb_of(lines[start].text),
        caption=between[-1].text if between else "",
        city=city,
        edition_name=edition_name,
        unplaced=(*above, *between[:-1]),
        last=lines[end].number,
    )


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first paragraph or well-known heading, where breadcrumb and dateline stand."""
    for index, line in enumerate(lines):
        if recognise.is_paragraph(line.text) or recognise.is_known_heading(line.text):
            return lines[:index]
    return lines


def _dateline_index(lines: Sequence[Line], end: int, start: int) -> int | None:
    """The dateline's index: the last candidate above a paragraph, as a caption may have a dash too.

    Where no paragraph is long enough to be told from a headline, the first.
    """
    candidates = [i for i in range(start, end) if recognise.dateline_of(lines[i].text)]
    if not candidates:
        return None
    above_paragraph = end < len(lines) and recognise.is_paragraph(lines[end].text)
    return candidates[-1] if above_paragraph else candidates[0]


def _below(groups: Sequence[Group], number: int) -> list[Group]:
    """The groups after the line of that number, well-known headings on their own."""
    cut = (tuple(line for line in group if line.number > number) for group in groups)
    return parted(group for group in cut if group)


def _check(body: Sequence[str], lists: Lists) -> None:
    if not body:
        raise NotAPage(
            "This is no story's page: there is no text under its dateline. Save the whole page's text."
        )
    if not (lists.modules or lists.see_also or lists.canonical_label):
        raise NotAPage(
            "This is no story's page: no list of headlines under a heading (as «أخبار ذات صلة») "
            "follows the text. Save the whole page's text."
        )


def _refusal(text: str, has_breadcrumb: bool, has_dateline: bool) -> str:
    if _MARKUP.search(text[:5_000]):
        return "This is HTML. Open the page in a browser, select all, copy, and save the text that you get."
    missing = [
        part
        for part, found in (
            ("a breadcrumb (home » section)", has_breadcrumb),
            ("a dateline (city ـ edition) above the text", has_dateline),
        )
        if not found
    ]
    return f"This is no story's page: it lacks {' and '.join(missing)}. Save the whole page's text."
