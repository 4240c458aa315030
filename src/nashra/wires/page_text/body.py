"""Where a story's text ends and the page's lists begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from nashra.wires.page_text import recognise
from nashra.wires.page_text.lines import Group
from nashra.wires.page_text.model import Line


def parted(groups: Iterable[Group]) -> list[Group]:
    """The groups with each well-known heading and canonical line in a group of its own."""
    return [
        tuple(lines)
        for group in groups
        for _, lines in groupby(group, key=lambda line: line.number if _stands_alone(line) else 0)
    ]


def _stands_alone(line: Line) -> bool:
    return recognise.is_known_heading(line.text) or recognise.is_view_on(line.text)


def body_size(groups: Sequence[Group]) -> int:
    """How many of the groups under the dateline are the story's.

    A well-known heading or the canonical line ends it. So does a short line above headlines, if no paragraph
    comes any more: else it is a subheading, and the lines under it a list within the story.
    """
    last_paragraph = _last_paragraph(groups)
    for index, group in enumerate(groups):
        if _is_known_end(group):
            return index
        if index > last_paragraph and heads_headlines(groups, index):
            return index
    return len(groups)


def heads_headlines(groups: Sequence[Group], index: int) -> bool:
    """Whether the group is a heading's lone line, and the next is headlines that stand together."""
    if index + 1 == len(groups):
        return False
    group, following = groups[index], groups[index + 1]
    return len(group) == 1 and recognise.may_head(group[0].text) and are_headlines(following)


def are_headlines(group: Group) -> bool:
    """Whether the lines can be headlines of one list: two or more that are short."""
    return len(group) > 1 and all(recognise.may_be_headline(line.text) for line in group)


def _is_known_end(group: Group) -> bool:
    first = group[0].text
    return recognise.is_known_heading(first) or (len(group) == 1 and recognise.is_canonical(first))


def _last_paragraph(groups: Sequence[Group]) -> int:
    """The index of the last group with a paragraph, or 0, as the first group is always the story's."""
    found = [i for i, group in enumerate(groups) if any(recognise.is_paragraph(line.text) for line in group)]
    return found[-1] if found else 0
