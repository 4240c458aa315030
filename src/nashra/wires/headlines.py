"""An edition's headlines, among which one from a list is found again however it was cut."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from nashra.arabic.analysis.fold import fold
from nashra.editions.models import Edition
from nashra.newsroom.models import Article
from nashra.wires.page_text.matching import is_cut_headline

MOST = 20_000
"""Headlines that are kept in mind, the newest."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Headlines:
    """Numbers and headlines of stories by the headlines' first word, which no cut takes away."""

    by_word: defaultdict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, edition: Edition) -> Headlines:
        """The headlines that an edition's stories have, in it and of their own."""
        found = cls()
        rows = Article.objects.filter(placements__edition=edition).order_by("-pk")
        for number, own, there in reversed(
            list(rows.values_list("pk", "headline", "placements__headline")[:MOST])
        ):
            for headline in {own, there} - {""}:
                found.add(number, headline)
        return found

    def add(self, number: int, headline: str) -> None:
        """Keep a story's headline in mind."""
        self.by_word[_first_word(headline)].append((number, headline))

    def find(self, headline: str) -> int | None:
        """The youngest story that has this headline; None where there is none."""
        there = reversed(self.by_word.get(_first_word(headline), []))
        return next((number for number, known in there if is_cut_headline(known, headline)), None)


def _first_word(headline: str) -> str:
    found = _WORD.search(fold(headline))
    return found[0] if found else ""
