"""Stories as the database has them now, ready to be compared: all of them in one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec
from django.db.models import TextField
from django.db.models.functions import Cast

from nashra.arabic.analysis.tokens import tokens, words
from nashra.newsroom.models import Placement
from nashra.search.body_text import body_text
from nashra.search.nearness.nearest import Story
from nashra.search.nearness.profile import Profile, profile, telling_stem

_ARTICLE = ("headline", "kicker", "summary", "caption", "city", "agency", "live_revision")


class Text(msgspec.Struct, frozen=True):
    """A story that readers see."""

    number: int
    revision: int | None  # that they see
    headline: str
    rest: str
    published: float  # seconds since 1970
    sections: frozenset[int]
    languages: tuple[str, ...]  # of its editions, the canonical one's first

    @property
    def whole(self) -> str:
        """All that it says, headline first."""
        return f"{self.headline} {self.rest}"


def texts(numbers: Iterable[int]) -> list[Text]:
    """These stories, without those that readers do not see."""
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    places = Placement.objects.filter(article__in=list(numbers), live=True, article__live=True)
    for row in places.order_by("-canonical", "sort_order", "pk").values_list(
        "article",
        "section",
        "edition__language",
        "published_at",
        "headline",
        "summary",
        *(f"article__{name}" for name in _ARTICLE),
        Cast("article__body", TextField()),
    ):
        rows[row[0]].append(row)
    return [_text(its) for its in rows.values() if its[0][3] is not None]


def story(text: Text) -> Story:
    """A story, as it is compared."""
    its, folded = _analysed(text.headline, text.rest, text.languages[0])
    return Story(text.number, its, folded, text.published, text.sections, text.languages)


def as_written(text: Text) -> Mapping[str, str]:
    """A story's stems, each with the word in which the story has it first, for an editor to read."""
    whole, language = text.whole, text.languages[0]
    return {
        telling_stem(token.word, language): whole[token.start : token.end]
        for token in reversed(tokens(whole))
    }


def _text(rows: list[tuple[Any, ...]]) -> Text:
    number, _section, _language, published, own_headline, own_summary, *article = rows[0]
    headline, kicker, summary, caption, city, agency, revision, body = article
    rest = (kicker, own_summary or summary, body_text(body), caption, city, agency)
    return Text(
        number,
        revision,
        own_headline or headline,
        " ".join(rest),
        published.timestamp(),
        frozenset(row[1] for row in rows),
        tuple(dict.fromkeys(row[2] for row in rows)),
    )


@lru_cache(maxsize=512)
def _analysed(headline: str, rest: str, language: str) -> tuple[Profile, str]:
    """Remembered, since the stories of an import are each compared with those before it."""
    first = words(headline)
    folded = [*first, *words(rest)]
    stems = [telling_stem(word, language) for word in folded]
    return profile(stems, len(first)), " ".join(folded)
