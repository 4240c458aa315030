"""What a page's text consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ModuleKind = Literal["related", "latest", "section", "most_read"]


class NotAPage(ValueError):  # noqa: N818 (it is what the file is found to be)
    """The file is no story's page. The message says what is wrong and what to do, in a sentence or two."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file that has text."""

    number: int  # in the file, from 1
    text: str


@dataclass(frozen=True, slots=True)
class Module:
    """A heading and the headlines under it."""

    kind: ModuleKind
    heading: str  # as the file writes it, tatweel and all
    headlines: tuple[str, ...]  # an ellipsis at the end where the page cut them


@dataclass(frozen=True, slots=True)
class PageText:
    """A story's page, each part in the page's order. Texts are as the file writes them."""

    breadcrumb: tuple[str, ...]  # home first, the story's section last
    caption: str  # of the lead photo; empty where there is none
    city: str
    edition_name: str
    body: tuple[str, ...]  # paragraphs
    see_also_heading: str  # empty where there is no see also
    see_also: tuple[str, ...]  # headlines
    canonical_label: str  # the line that names the edition's host; empty where there is none
    modules: tuple[Module, ...]
    unplaced: tuple[Line, ...]  # what no part was found for
