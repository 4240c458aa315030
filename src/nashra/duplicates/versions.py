"""What stories say now: to readers, in their newest draft, and in headlines that editions have of their own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from wagtail.models import Revision

from nashra.changes.ask import ask_of
from nashra.duplicates import statements
from nashra.duplicates.compared_text import ComparedText, of_passages
from nashra.newsroom.faults import Piece, attempt
from nashra.newsroom.story_text import body_text

EDITION_HEADLINES = 3
"""Of a story's own headlines in editions so many are compared."""


def versions(stories: Iterable[int], *, lock: bool = False) -> dict[int, list[ComparedText]]:
    """The texts of each story that there is, what an editor would read first; without those that have no words.

    With ``lock``, the stories' rows are taken until the transaction ends.
    """
    rows = statements.said(stories, lock=lock)
    drafts = _drafts(row.latest_revision for row in rows if row.has_draft)
    headlines = _edition_headlines(row.number for row in rows)
    found = {}
    for row in rows:
        draft = drafts.get(row.latest_revision) if row.latest_revision else None
        texts = [draft] if draft else []
        if row.live or draft is None:
            said = attempt(partial(_text, row.headline, row.summary, row.body), Piece.BODY, row.number)
            texts += [said] if said else []
        texts += [ComparedText(headline) for headline in headlines.get(row.number, [])[:EDITION_HEADLINES]]
        found[row.number] = [text for text in texts if text.has_words]
    return found


def _drafts(revisions: Iterable[Any]) -> dict[int, ComparedText]:
    numbers = list(revisions)
    rows = Revision.objects.filter(pk__in=numbers).values_list("pk", "content") if numbers else ()
    return {number: of_revision(content) for number, content in rows}


def of_revision(content: dict[str, Any]) -> ComparedText:
    """The text of a revision's content."""
    return _text(content.get("headline") or "", content.get("summary") or "", content.get("body") or "")


def _text(headline: str, summary: str, body: str) -> ComparedText:
    return of_passages(headline, [summary, body_text(body)])


def _edition_headlines(stories: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for story, headline in ask_of(statements.EDITION_HEADLINES, stories):
        found.setdefault(story, []).append(headline)
    return found
