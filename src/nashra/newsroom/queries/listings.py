"""Topics and authors as their pages need them, and the stories that these list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from nashra.changes.ask import ask, ask_of, marks
from nashra.newsroom.models import Author, FormerAddress, Listed, Topic
from nashra.newsroom.models.listed import AUTHOR, KIND, TOPIC
from nashra.newsroom.queries import statements
from nashra.newsroom.queries.found import by_slug
from nashra.newsroom.queries.older import older_than
from nashra.newsroom.queries.rows import AuthorRow, Found, TopicRow, Wording

ListOf = tuple[int, str, int]
"""An edition, topic or author, and its number."""

_LISTS_AT_ONCE = 100
_MODELS: Mapping[str, type[Topic | Author]] = {TOPIC: Topic, AUTHOR: Author}
PARTS_SHOWN = 40
"""Of the topics that belong to one, those that its page names."""


def newest(wanted: Collection[ListOf], limit: int) -> dict[ListOf, tuple[int, ...]]:
    """The numbers of the newest stories of topics and authors in editions, the newest first."""
    found: dict[ListOf, tuple[int, ...]] = {}
    lists = sorted(wanted)
    for start in range(0, len(lists), _LISTS_AT_ONCE):
        found |= _newest(lists[start : start + _LISTS_AT_ONCE], limit)
    return found


def _newest(lists: Sequence[ListOf], limit: int) -> dict[ListOf, tuple[int, ...]]:
    each = [statements.LISTED.format(list=place) for place in range(len(lists))]
    values = [value for wanted in lists for value in (*wanted, limit)]
    rows: defaultdict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for place, number, when in ask(" UNION ALL ".join(each), values):
        rows[place].append((when, number))
    return {
        lists[place]: tuple(number for _when, number in sorted(found, reverse=True))
        for place, found in rows.items()
    }


def before(wanted: ListOf, limit: int, cursor: tuple[datetime, int]) -> tuple[int, ...]:
    """The numbers of a list's newest stories that are older than a time and number; see `older_than`."""
    edition, kind, subject = wanted
    return older_than(Listed.objects.filter(edition=edition, kind=kind, subject=subject), cursor, limit)


def lists_with(stories: Iterable[int]) -> tuple[set[int], set[int], set[int]]:
    """The topics, the authors and the kinds whose lists have any of these stories."""
    found = set(ask_of(statements.LISTS_WITH, stories))
    topics, authors, kinds = (
        {number for one, number in found if one == kind} for kind in (TOPIC, AUTHOR, KIND)
    )
    return topics, authors, kinds


def slugs_of(kind: str, numbers: Collection[int]) -> set[str]:
    """All slugs under which these topics or authors are found, or were, deleted ones too."""
    now = _MODELS[kind]._base_manager.filter(pk__in=numbers).values_list("slug", flat=True)
    former = FormerAddress.objects.filter(kind=kind, target__in=numbers).values_list("slug", flat=True)
    return {*now, *former}


def found_at(wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], Found]:
    """What is found under these kinds and slugs: what has the slug now comes first, then what once had it."""
    found: dict[tuple[str, str], Found] = {}
    for kind in {kind for kind, _slug in wanted}:
        slugs = sorted({slug for one, slug in wanted if one == kind})
        statement = statements.FOUND_AT.format(table=_MODELS[kind]._meta.db_table, these=marks(len(slugs)))
        standing = by_slug(ask(statement, [*slugs, kind, *slugs]))
        found |= {(kind, slug): one for slug, one in standing.items()}
    return found


def topics(numbers: Collection[int]) -> dict[int, TopicRow]:
    """Topics that are there, with what they are called in other languages."""
    wordings: defaultdict[int, dict[str, Wording]] = defaultdict(dict)
    for number, language, *said in ask_of(statements.TOPIC_WORDINGS, numbers):
        wordings[number][language] = Wording(*said)
    return {row[0]: TopicRow(*(*row, wordings.get(row[0], {}))) for row in ask_of(statements.TOPICS, numbers)}


def parts(numbers: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The topics that belong to each of these, by their names."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for parent, number in ask_of(statements.TOPIC_PARTS, numbers):
        found[parent].append(number)
    return {number: tuple(listed[:PARTS_SHOWN]) for number, listed in found.items()}


def authors(numbers: Collection[int]) -> dict[int, AuthorRow]:
    """Authors that are there."""
    return {row[0]: AuthorRow(*row) for row in ask_of(statements.AUTHORS, numbers)}


def pictured_by(photo: int) -> set[int]:
    """The authors whose photo it is."""
    return set(Author.objects.filter(photo=photo).values_list("pk", flat=True))
