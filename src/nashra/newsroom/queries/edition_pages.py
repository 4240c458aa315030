"""Pages that editors write, as the pages of an edition need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from nashra.changes.ask import ask, ask_of, aware, marks
from nashra.newsroom.models import EditionPage, FormerAddress
from nashra.newsroom.queries import statements
from nashra.newsroom.queries.found import by_slug
from nashra.newsroom.queries.rows import Found, NamedPage, PageRow

PAGE = "page"
"""Their kind, among former addresses and in their own."""


def slugs_of(number: int) -> set[str]:
    """All slugs under which a page is found, or was, a deleted one too."""
    now = EditionPage._base_manager.filter(pk=number).values_list("slug", flat=True)
    former = FormerAddress.objects.filter(kind=PAGE, target=number).values_list("slug", flat=True)
    return {*now, *former}


def found_at(wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], Found]:
    """What is found under these slugs in editions: what has one now comes first, then what once had it."""
    found: dict[tuple[int, str], Found] = {}
    for edition in sorted({edition for edition, _slug in wanted}):
        slugs = sorted({slug for one, slug in wanted if one == edition})
        statement = statements.PAGE_AT.format(these=marks(len(slugs)))
        standing = by_slug(ask(statement, [edition, *slugs, PAGE, edition, *slugs]))
        found |= {(edition, slug): one for slug, one in standing.items()}
    return found


def pages(numbers: Collection[int]) -> dict[int, PageRow]:
    """Pages that are there."""
    return {row[0]: PageRow(*row) for row in ask_of(statements.EDITION_PAGES, numbers)}


def named(editions: Collection[int]) -> dict[int, tuple[NamedPage, ...]]:
    """All pages of editions, in their order."""
    found: defaultdict[int, list[NamedPage]] = defaultdict(list)
    for edition, slug, title, in_footer, changed_at in ask_of(statements.NAMED_PAGES, editions):
        found[edition].append(NamedPage(slug, title, bool(in_footer), aware(changed_at)))
    return {edition: tuple(its) for edition, its in found.items()}
