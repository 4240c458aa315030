"""Related stories: those that share a section and the rarest words, kept in the database both ways."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from nashra.arabic.analysis.fold import fold
from nashra.arabic.analysis.light10 import light10
from nashra.changes import line
from nashra.newsroom.models import Article, Placement
from nashra.search.models import RelatedStory

KEPT = 12
CANDIDATES = 300
SAME_SECTION = 1.0
"""What a shared section adds, in the unit of the words' scores."""


def numbers(article: int, limit: int) -> list[int]:
    """The stories nearest to one, pinned ones first, without those that an editor struck out."""
    rows = RelatedStory.objects.filter(article=article, struck=False)
    return list(rows.values_list("related", flat=True)[:limit])


def listing(stories: Iterable[int]) -> set[int]:
    """Stories in whose lists any of these stands."""
    return set(RelatedStory.objects.filter(related__in=list(stories)).values_list("article", flat=True))


def compute(article: int) -> None:
    """Compute the lists of a story and of those that it enters or leaves, and record the change.

    A story that readers no longer see keeps its list for its return; lists show only what is live.
    """
    story = Article.objects.filter(pk=article, live=True).defer("body").first()
    if story is None:
        return
    near = _nearest(story)
    with transaction.atomic():
        changed = {article} if _write(article, near) else set()
        changed |= {other for other, (score, words) in near.items() if _enter(other, article, score, words)}
        if changed:
            line.record(line.Kind.RELATED, line.Subject(stories=tuple(sorted(changed))))


def words_of(story: Article) -> frozenset[str]:
    """The stems of what a story says first."""
    text = fold(f"{story.kicker} {story.headline} {story.summary}")
    return frozenset(light10(word) for word in re.findall(r"\w{2,}", text))


def _nearest(story: Article) -> dict[int, tuple[float, str]]:
    """Score and common words of the nearest stories, by number."""
    candidates = _candidates(story)
    words = {other.pk: words_of(other) for other in candidates}
    seen_in = Counter(word for found in words.values() for word in found)
    own, sections = words_of(story), _sections([story.pk]).get(story.pk, set())
    sections_of = _sections(words)
    scored = {}
    for number, found in words.items():
        weights = {word: math.log((1 + len(words)) / (0.5 + seen_in[word])) for word in own & found}
        score = sum(weight for weight in weights.values() if weight > 0)
        score += SAME_SECTION * bool(sections & sections_of.get(number, set()))
        if score > 0:
            best = sorted(weights, key=weights.__getitem__, reverse=True)[:5]
            scored[number] = (score, " ".join(best))
    return dict(sorted(scored.items(), key=lambda item: (-item[1][0], -item[0]))[:KEPT])


def _candidates(story: Article) -> list[Article]:
    places = Placement.objects.filter(live=True).exclude(article=story.pk).order_by("-published_at")
    same = places.filter(section__in=story.placements.values("section"))
    numbers = [*same.values_list("article", flat=True)[:CANDIDATES]]
    numbers += [*places.values_list("article", flat=True)[:CANDIDATES]]
    return list(Article.objects.filter(pk__in=set(numbers)).defer("body"))


def _sections(stories: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for article, section in Placement.objects.filter(article__in=list(stories)).values_list(
        "article", "section"
    ):
        found.setdefault(article, set()).add(section)
    return found


def _write(article: int, near: dict[int, tuple[float, str]]) -> bool:
    """Replace the computed rows of a list; what an editor pinned or struck out stays. Gives whether it changed."""
    rows = RelatedStory.objects.filter(article=article)
    computed = rows.filter(pinned__isnull=True, struck=False)
    if {row.related_id: row.score for row in computed} == {
        number: score for number, (score, _words) in near.items()
    }:
        return False
    computed.delete()
    kept = set(rows.values_list("related", flat=True))
    RelatedStory.objects.bulk_create(
        RelatedStory(article_id=article, related_id=number, score=score, words=words)
        for number, (score, words) in near.items()
        if number not in kept
    )
    return True


def _enter(article: int, newcomer: int, score: float, words: str) -> bool:
    """Put a story into the list of an older one if it is nearer than the last there. Gives whether it is."""
    rows = RelatedStory.objects.filter(article=article)
    if (known := rows.filter(related=newcomer).first()) is not None:
        if known.score != score and known.pinned is None:
            rows.filter(pk=known.pk).update(score=score, words=words)
            return True
        return False
    computed = list(rows.filter(pinned__isnull=True, struck=False).order_by("-score", "-related"))
    if len(computed) >= KEPT:
        if computed[-1].score >= score:
            return False
        computed[-1].delete()
    RelatedStory.objects.create(article_id=article, related_id=newcomer, score=score, words=words)
    return True


def pin(*, article: Article, stories: list[Article]) -> None:
    """Give a story's list these stories first, in this order, in place of those pinned before."""
    with transaction.atomic():
        RelatedStory.objects.filter(article=article, pinned__isnull=False).delete()
        for place, story in enumerate(stories):
            RelatedStory.objects.update_or_create(
                article=article, related=story, defaults={"pinned": place, "struck": False}
            )
        line.record(line.Kind.RELATED, line.Subject(stories=(article.pk,)))


def on_article_delete(sender: type, instance: Article, **kwargs: object) -> None:
    """Record the lists that lose a deleted story, in the transaction of its deletion."""
    if stories := tuple(sorted(listing([instance.pk]))):
        line.record(line.Kind.RELATED, line.Subject(stories=stories))
