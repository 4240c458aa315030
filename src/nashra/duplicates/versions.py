"""What stories say now: to readers, in their newest draft, and in headlines that editions have of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Revision

from nashra.duplicates.compared_text import ComparedText, of_passages
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.story_text import body_text

EDITION_HEADLINES = 3
"""Of a story's own headlines in editions so many are compared."""


def versions(stories: Iterable[int]) -> dict[int, list[ComparedText]]:
    """The texts of each story that there is, what an editor would read first; without those that have no words."""
    rows = Article.objects.filter(pk__in=list(stories)).defer("body")
    articles = list(rows.annotate(stored_body=Cast("body", TextField())))
    drafts = _drafts(article.latest_revision_id for article in articles if _has_draft(article))
    headlines = _edition_headlines(article.pk for article in articles)
    found = {}
    for article in articles:
        draft = drafts.get(article.latest_revision_id)
        texts = [draft] if draft else []
        if article.live or draft is None:
            texts.append(_text(article.headline, article.summary, article.stored_body))
        texts += [ComparedText(headline) for headline in headlines.get(article.pk, [])[:EDITION_HEADLINES]]
        found[article.pk] = [text for text in texts if text.has_words]
    return found


def _has_draft(article: Article) -> bool:
    return bool(article.latest_revision_id) and (article.has_unpublished_changes or not article.live)


def _drafts(revisions: Iterable[Any]) -> dict[int, ComparedText]:
    rows = Revision.objects.filter(pk__in=list(revisions)).values_list("pk", "content")
    return {number: of_revision(content) for number, content in rows}


def of_revision(content: dict[str, Any]) -> ComparedText:
    """The text of a revision's content."""
    return _text(content.get("headline") or "", content.get("summary") or "", content.get("body") or "")


def _text(headline: str, summary: str, body: str) -> ComparedText:
    return of_passages(headline, [summary, body_text(body)])


def _edition_headlines(stories: Iterable[int]) -> dict[int, list[str]]:
    rows = Placement.objects.filter(article__in=list(stories)).exclude(headline="").order_by("pk")
    found: dict[int, list[str]] = {}
    for story, headline in rows.values_list("article", "headline"):
        found.setdefault(story, []).append(headline)
    return found
