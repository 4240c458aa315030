"""The lists of headlines under a story: see also and the modules, and the canonical line among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nashra.wires.page_text import recognise
from nashra.wires.page_text.body import are_headlines, heads_headlines
from nashra.wires.page_text.lines import Group
from nashra.wires.page_text.model import Line, Module, ModuleKind


@dataclass(frozen=True, slots=True)
class Lists:
    """What was found below the body."""

    see_also_heading: str
    see_also: tuple[str, ...]
    canonical_label: str
    modules: tuple[Module, ...]
    unplaced: tuple[Line, ...]


@dataclass(slots=True)
class _OpenList:
    """A list that lines are still added to."""

    kind: ModuleKind | None  # None for see also
    heading: Line
    headlines: list[str] = field(default_factory=list)
    is_apart: bool = False  # its headlines have blank lines between them


def read_lists(groups: Sequence[Group]) -> Lists:
    """Sorts the groups below the body into lists; what fits none is unplaced."""
    reader = _Reader()
    for index, group in enumerate(groups):
        if len(group) > 1:
            reader.add_together(group)
        elif heads_headlines(groups, index) and not recognise.is_known_heading(group[0].text):
            reader.open("section", group[0])
        else:
            reader.add_alone(group[0])
    return reader.lists()


class _Reader:
    def __init__(self) -> None:
        self._lists: list[_OpenList] = []
        self._current: _OpenList | None = None
        self._canonical_label = ""
        self._unplaced: list[Line] = []

    def open(self, kind: ModuleKind | None, heading: Line) -> None:
        self._current = _OpenList(kind, heading)
        self._lists.append(self._current)

    def add_alone(self, line: Line) -> None:
        """A line with blank lines around it."""
        current = self._current
        if recognise.is_see_also(line.text):
            self.open(None, line)
        elif kind := recognise.module_kind(line.text):
            self.open(kind, line)
        elif recognise.is_canonical(line.text) and not self._canonical_label:
            self._canonical_label, self._current = line.text, None
        elif current is None or not self._takes(line):
            self._unplaced.append(line)
        elif current.is_apart and current.kind and recognise.is_heading_word(line.text):
            self.open("section", line)
        else:
            current.is_apart = True
            current.headlines.append(line.text)

    def add_together(self, group: Group) -> None:
        """Lines without blank lines between them: the open list's, or a list with its heading on top."""
        current = self._current
        if current and not current.headlines and are_headlines(group):
            current.headlines.extend(line.text for line in group)
        elif recognise.is_heading_word(group[0].text) and are_headlines(group):
            self.open("section", group[0])
            self._lists[-1].headlines.extend(line.text for line in group[1:])
        else:
            for line in group:
                self.add_alone(line)

    def _takes(self, line: Line) -> bool:
        current = self._current
        is_open = current is not None and (current.is_apart or not current.headlines)
        return is_open and recognise.may_be_headline(line.text)

    def lists(self) -> Lists:
        filled = [found for found in self._lists if found.headlines]
        see_also = [found for found in filled if found.kind is None]
        headings = [found.heading for found in self._lists if not found.headlines]
        return Lists(
            see_also_heading=see_also[0].heading.text if see_also else "",
            see_also=tuple(headline for found in see_also for headline in found.headlines),
            canonical_label=self._canonical_label,
            modules=tuple(
                Module(found.kind, found.heading.text, tuple(found.headlines))
                for found in filled
                if found.kind
            ),
            unplaced=tuple(sorted(self._unplaced + headings, key=lambda line: line.number)),
        )
