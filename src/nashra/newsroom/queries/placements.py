"""Placements that readers see: lists, single stories, and where a story stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from nashra.changes.ask import Row, ask, ask_of, aware, batches, marks
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.queries import statements
from nashra.newsroom.queries.older import older_than
from nashra.newsroom.queries.rows import PlacementRow


class _ScheduledPlace(msgspec.Struct):
    edition: int | None = None


class _ScheduledRevision(msgspec.Struct):
    placements: tuple[_ScheduledPlace, ...] = ()


_placed_by = msgspec.json.Decoder(_ScheduledRevision).decode

NewestList = tuple[int, int]
"""An edition, and one of its sections; 0: all of them."""

_LISTS_AT_ONCE = 100


def newest(wanted: Collection[NewestList], limit: int) -> dict[NewestList, tuple[int, ...]]:
    """The numbers of the newest stories of editions and of their sections, the newest first."""
    found: dict[NewestList, tuple[int, ...]] = {}
    lists = sorted(wanted)
    for start in range(0, len(lists), _LISTS_AT_ONCE):
        found |= _newest(lists[start : start + _LISTS_AT_ONCE], limit)
    return found


def _newest(lists: Sequence[NewestList], limit: int) -> dict[NewestList, tuple[int, ...]]:
    one_by_one = [
        statements.NEWEST.format(list=place, section=statements.IN_SECTION if section else "")
        for place, (_edition, section) in enumerate(lists)
    ]
    values = [value for edition, section in lists for value in (edition, section, limit) if value]
    rows: defaultdict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for place, number, when in ask(" UNION ALL ".join(one_by_one), values):
        rows[place].append((when, number))
    return {
        lists[place]: tuple(number for _when, number in sorted(found, reverse=True))
        for place, found in rows.items()
    }


def before(wanted: NewestList, limit: int, cursor: tuple[datetime, int]) -> tuple[int, ...]:
    """The numbers of a list's newest stories that are older than a time and number; see `older_than`."""
    edition, section = wanted
    rows = Placement.objects.filter(live=True, edition=edition)
    return older_than(rows.filter(section=section) if section else rows, cursor, limit)


def in_editions(wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], PlacementRow]:
    """Stories by edition and number, those that readers see there."""
    editions = sorted({edition for edition, _number in wanted})
    statement = statements.PLACED_IN.replace("{editions}", ", ".join(map(str, editions)))
    rows = _rows(ask_of(statement, {number for _edition, number in wanted}))
    return {(row.edition, row.article): row for row in rows}


def everywhere(numbers: Iterable[int]) -> dict[int, tuple[PlacementRow, ...]]:
    """All placements of stories that readers see, the one whose address is the story's own first."""
    found: defaultdict[int, list[PlacementRow]] = defaultdict(list)
    for row in _rows(ask_of(statements.PLACED, numbers)):
        found[row.article].append(row)
    return {number: tuple(sorted(rows, key=_order)) for number, rows in found.items()}


def held_back(numbers: Iterable[int]) -> dict[int, frozenset[int]]:
    """The editions that hold stories back: where they wait or have ended, and where a scheduled change places them.

    Asked where they are not live: a scheduled change names those editions too in which they are.
    """
    found: defaultdict[int, set[int]] = defaultdict(set)
    kind = Article.get_base_content_type().pk
    for batch in batches(numbers):
        statement = statements.HELD_BACK.format(these=marks(len(batch)))
        for number, edition, content in ask(statement, [*batch, kind, *map(str, batch)]):
            found[number] |= {edition} if edition else _editions_of(content)
    return {number: frozenset(editions) for number, editions in found.items()}


def _editions_of(content: str) -> set[int]:
    """The editions in which a revision places its story; none where it cannot be read."""
    try:
        placed = _placed_by(content).placements
    except msgspec.MsgspecError:
        return set()
    return {place.edition for place in placed if place.edition}


def locations_of(numbers: Iterable[int]) -> set[tuple[int, int, int]]:
    """Story, edition and section of every live placement of these stories."""
    rows = Placement.objects.filter(article__in=list(numbers), live=True)
    return set(rows.values_list("article", "edition", "section"))


def _rows(rows: Iterable[Row]) -> Iterator[PlacementRow]:
    return (PlacementRow(aware(row[0]), aware(row[1]), *row[2:]) for row in rows)


def _order(row: PlacementRow) -> tuple[bool, int, int]:
    return not row.canonical, row.place, row.pk
